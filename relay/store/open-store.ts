import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { NewId } from '../../shared/ids.ts'
import { migrate } from './migrate.ts'
import type { Snapshot, Store } from './port.ts'
import { createSqliteSnapshot, createSqliteStore, type SqliteStore } from './sqlite-store.ts'

/** How long one process waits for another's write, such as `user add` while the relay runs. */
const BUSY_TIMEOUT_MS = 2000

export function storePath(dataFolder: string): string {
  return join(dataFolder, 'relay.sqlite')
}

/**
 * Opens (or makes) the store of a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStore(dataFolder: string, newId: NewId): Promise<SqliteStore> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  return openStoreFile(storePath(dataFolder), newId)
}

/**
 * Opens (or makes) a store that is not necessarily at its place in a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export async function openStoreFile(path: string, newId: NewId): Promise<SqliteStore> {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  const reader = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  const store = createSqliteStore(database, reader)
  try {
    database.pragma('journal_mode = WAL')
    // What has been acknowledged to WhatsApp must survive a power cut.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // What is erased is overwritten.
    database.pragma('secure_delete = ON')
    reader.pragma('query_only = ON')
    await makeReady(store, newId)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

/** An existing store as it lies there: nothing is made, migrated or changed. */
export function openSnapshot(dataFolder: string): Snapshot {
  return createSqliteSnapshot(openToRead(dataFolder))
}

/** The same for what SQLite alone can do with it. */
export function openToRead(dataFolder: string): Database.Database {
  const options = { timeout: BUSY_TIMEOUT_MS, fileMustExist: true }
  const database = new Database(storePath(dataFolder), options)
  // Not `readonly`: such a connection cannot recover the journal of a relay that was killed.
  database.pragma('query_only = ON')
  return database
}

/** A store that is gone once it is closed; what does not fit into memory lies in a nameless file. */
export async function openScratchStore(): Promise<Store> {
  const database = new Database('')
  database.pragma('journal_mode = MEMORY')
  database.pragma('synchronous = OFF')
  const store = createSqliteStore(database, database)
  await migrate(store)
  return store
}

async function makeReady(store: Store, newId: NewId): Promise<void> {
  await migrate(store)
  const sql = `insert into log_head (only_row, log_id, seq) values (1, ?, 0)
    on conflict do nothing`
  await store.run(sql, newId())
}
