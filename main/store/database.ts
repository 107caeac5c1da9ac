import Sqlite from 'better-sqlite3'
import { commitBulk } from './bulk.ts'
import { prepareLate } from './late-statements.ts'

export type Database = Sqlite.Database

/**
 * Opens an encrypted database, or makes it. The cipher and the key come before the first read.
 * Temporary tables stay in memory, so that nothing is written outside the encrypted files.
 * @param key 32 bytes.
 * @throws SqliteError `SQLITE_NOTADB` when the key does not fit.
 */
export function openEncrypted(path: string, key: Uint8Array): Database {
  const hex = Buffer.from(key).toString('hex')
  try {
    return openWith(path, `key = 'raw:${hex}'`)
  } catch (error) {
    if (!isOtherKey(error)) throw error
    // The first versions had SQLite derive a key from the random one, which costs 40 to 80 ms.
    return openWith(path, `hexkey = '${hex}'`)
  }
}

function openWith(path: string, key: string): Database {
  const db = new Sqlite(path, { timeout: 5000 })
  try {
    db.pragma("cipher = 'aegis'")
    db.pragma(key)
    db.pragma('journal_mode = WAL')
    // What came from the relay can be fetched again; `durably` is for what cannot.
    db.pragma('synchronous = NORMAL')
    // What is deleted is overwritten: an erasure must not leave words in free space.
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -32000')
    // Often and little: a checkpoint happens within a commit, and must not take longer than a frame.
    db.pragma('wal_autocheckpoint = 1000')
    prepareLate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function isOtherKey(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code === 'SQLITE_NOTADB'
}

/**
 * Runs `write` in one transaction that is on the disk when it returns, where an ordinary one is
 * only with the operating system and may be lost in a power cut. For what exists nowhere else: an
 * agent's commands and drafts. One sync of the write-ahead log, 1 to 10 ms on real disks.
 */
export function durably<T>(db: Database, write: () => T): T {
  commitBulk(db)
  db.pragma('synchronous = FULL')
  try {
    return db.transaction(write).immediate()
  } finally {
    db.pragma('synchronous = NORMAL')
  }
}
