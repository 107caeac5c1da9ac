import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describePlace, type StorePlace } from './place.ts'
import { type HeldLock, holdPostgresLock, serverLock } from './postgres-lock.ts'

/** Another relay serves from the same store. */
export class StoreInUseError extends Error {
  constructor(place: StorePlace) {
    const what =
      place.engine === 'sqlite'
        ? `the data folder ${place.dataFolder}. Stop it, or set BALCAO_DATA.`
        : `${describePlace(place)}. Stop it, or set BALCAO_STORE.`
    super(`Another relay is using ${what}`)
    this.name = 'StoreInUseError'
  }
}

/** The relay has lost its lock: another one may serve, and what was under way is undone. */
export class LockLostError extends Error {
  readonly code = 'server-lock-lost'

  constructor() {
    super('The lock on the store is lost.')
    this.name = 'LockLostError'
  }
}

/**
 * Makes sure that one relay serves from a store. What still asks for it: who is there
 * (`presence/board.ts`) is known to one process, how much was asked is counted by each, and a start
 * empties the folder of files that are coming in. The `user` commands do not take it: they may write
 * while the relay runs.
 * @throws StoreInUseError
 */
export async function takeServerLock(place: StorePlace): Promise<HeldLock> {
  const lock =
    place.engine === 'sqlite'
      ? takeFolderLock(place.dataFolder)
      : await holdPostgresLock(place.url, serverLock)
  if (lock === null) throw new StoreInUseError(place)
  return lock
}

/** The operating system's lock on an empty database, so it ends with the process even after kill -9. */
function takeFolderLock(dataFolder: string): HeldLock | null {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const lock = new Database(join(dataFolder, 'relay.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  const giveBack = async () => {
    lock.close()
  }
  return { isHeld: () => true, watch: () => {}, giveBack }
}
