import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Another relay serves from the same data folder. */
export class FolderInUseError extends Error {
  constructor(dataFolder: string) {
    super(`Another relay is using the data folder ${dataFolder}. Stop it, or set BALCAO_DATA.`)
    this.name = 'FolderInUseError'
  }
}

/**
 * Makes sure that one relay serves from a folder: two would send replies twice. The lock is the
 * operating system's, on an empty database, so it ends with the process even after kill -9.
 * The `user` commands do not take it: they may write while the relay runs.
 * @returns how to give the lock back.
 * @throws FolderInUseError
 */
export function takeServerLock(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const lock = new Database(join(dataFolder, 'relay.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new FolderInUseError(dataFolder)
    }
    throw error
  }
  return () => lock.close()
}
