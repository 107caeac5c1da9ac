import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Another console works on the same folder; two writers would undo each other's work. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError'
  constructor() {
    super('Another Balcão is already open on this data folder.')
  }
}

/**
 * Holds the data folder for this process. The lock is SQLite's own on an empty file: the operating
 * system takes it away with the process, so that a crash leaves no stale lock.
 * @returns lets go of the folder.
 * @throws DataFolderInUseError
 */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = new Sqlite(join(dataDir, 'lock'), { timeout: 0 })
  try {
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DataFolderInUseError()
    }
    throw error
  }
  return () => db.close()
}
