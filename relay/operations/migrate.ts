import { missingIn } from '../store/migrate.ts'
import { migrations } from '../store/migrations.ts'
import { openSnapshot, openStore } from '../store/open-store.ts'
import { takeServerLock } from '../store/server-lock.ts'
import { UsageError } from '../usage-error.ts'
import { existingPlace, type Operation } from './operation.ts'

/** `migrate`: brings the store to this relay's version, as its start would, and says so. */
export const migrateStore: Operation = async ({ env, newId, print }, args) => {
  if (args.length > 0) throw new UsageError('This takes no arguments: npm run relay -- migrate')
  const place = await existingPlace(env)
  // A relay that runs knows the tables of its own version only.
  const { giveBack: unlock } = await takeServerLock(place)
  try {
    const snapshot = await openSnapshot(place)
    const missing = await missingIn(snapshot).finally(snapshot.close)
    const store = await openStore(place, newId)
    await store.close()
    const version = migrations.at(-1)?.number
    const numbers = missing.map(({ number }) => number).join(', ')
    print(
      missing.length === 0
        ? `The store is of version ${version} already.`
        : `The store is of version ${version} now: applied ${numbers}.`,
    )
    return true
  } finally {
    await unlock()
  }
}
