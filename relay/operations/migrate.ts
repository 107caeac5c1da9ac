import { versionOf } from '../store/migrate.ts'
import { openStore, openStoreToRead } from '../store/open-store.ts'
import { takeServerLock } from '../store/server-lock.ts'
import { UsageError } from '../usage-error.ts'
import { existingDataFolder, type Operation } from './operation.ts'

/** `migrate`: brings the store to this relay's version, as its start would, and says so. */
export const migrateStore: Operation = async ({ env, newId, print }, args) => {
  if (args.length > 0) throw new UsageError('This takes no arguments: npm run relay -- migrate')
  const dataFolder = existingDataFolder(env)
  // A relay that runs knows the tables of its own version only.
  const unlock = takeServerLock(dataFolder)
  try {
    const before = versionIn(openStoreToRead(dataFolder))
    const after = versionIn(openStore(dataFolder, newId))
    print(
      before === after
        ? `The store is of version ${after} already.`
        : `The store was of version ${before}, and is of version ${after} now.`,
    )
    return true
  } finally {
    unlock()
  }
}

function versionIn(store: ReturnType<typeof openStore>): number {
  const version = versionOf(store.database)
  store.close()
  return version
}
