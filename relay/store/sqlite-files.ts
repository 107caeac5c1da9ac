import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Snapshot } from './port.ts'
import { createSqliteSnapshot, createSqliteStore, type SqliteStore } from './sqlite-store.ts'

/** How long (ms) the relay waits for another process's write, such as `user add`: it answers nobody meanwhile. */
const RELAY_WAIT_MS = 2000

/** How long an operator's command waits for the relay's: nobody else waits for a command. */
export const COMMAND_WAIT_MS = 30_000

export function sqlitePath(dataFolder: string): string {
  return join(dataFolder, 'relay.sqlite')
}

export function openSqlite(path: string, waitMs = RELAY_WAIT_MS): SqliteStore {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const database = new Database(path, { timeout: waitMs })
  try {
    database.pragma('journal_mode = WAL')
    // What has been acknowledged to WhatsApp must survive a power cut.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // What is erased is overwritten.
    database.pragma('secure_delete = ON')
    const reader = new Database(path, { timeout: waitMs })
    reader.pragma('query_only = ON')
    return createSqliteStore(database, reader)
  } catch (error) {
    database.close()
    throw error
  }
}

/** An existing file, for what SQLite alone can do with it. It is only read. */
export function openSqliteToRead(path: string): Database.Database {
  const database = new Database(path, { timeout: COMMAND_WAIT_MS, fileMustExist: true })
  // Not `readonly`: such a connection cannot recover the journal of a relay that was killed.
  database.pragma('query_only = ON')
  return database
}

export function openSqliteSnapshot(path: string): Snapshot {
  return createSqliteSnapshot(openSqliteToRead(path))
}

export function openSqliteToBeGone(): SqliteStore {
  const database = new Database('')
  database.pragma('journal_mode = MEMORY')
  database.pragma('synchronous = OFF')
  return createSqliteStore(database, database)
}
