import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { NewId } from '../../shared/ids.ts'
import { migrate } from './migrate.ts'

/** The relay's database. SQL that uses it lives in the room that owns the table. */
export type Store = {
  readonly database: Database.Database
  /** Runs `work` in one transaction that has the write lock from its first statement. */
  transaction<T>(work: () => T): T
  /** Inside a transaction: if `work` throws, only what it did is undone. */
  savepoint<T>(work: () => T): T
  close(): void
}

/** How long one process waits for another's write, such as `user add` while the relay runs. */
const BUSY_TIMEOUT_MS = 2000

export function storePath(dataFolder: string): string {
  return join(dataFolder, 'relay.sqlite')
}

/**
 * Opens (or makes) the store of a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStore(dataFolder: string, newId: NewId): Store {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  return openStoreFile(storePath(dataFolder), newId)
}

/**
 * Opens (or makes) a store that is not necessarily at its place in a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStoreFile(path: string, newId: NewId): Store {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    database.pragma('journal_mode = WAL')
    // What has been acknowledged to WhatsApp must survive a power cut.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    migrate(database)
    database
      .prepare('insert or ignore into log_head (only_row, log_id, seq) values (1, ?, 0)')
      .run(newId())
  } catch (error) {
    database.close()
    throw error
  }
  return storeOver(database)
}

/** An existing store as it lies there: nothing is made, migrated or changed. */
export function openStoreToRead(dataFolder: string): Store {
  const options = { timeout: BUSY_TIMEOUT_MS, fileMustExist: true }
  const database = new Database(storePath(dataFolder), options)
  // Not `readonly`: such a connection cannot recover the journal of a relay that was killed.
  database.pragma('query_only = ON')
  return storeOver(database)
}

/** A store that is gone once it is closed; what does not fit into memory lies in a nameless file. */
export function openScratchStore(): Store {
  const database = new Database('')
  database.pragma('journal_mode = MEMORY')
  database.pragma('synchronous = OFF')
  migrate(database)
  return storeOver(database)
}

function storeOver(database: Database.Database): Store {
  const run = database.transaction(<T>(work: () => T): T => work())
  return {
    database,
    transaction: <T>(work: () => T) => run.immediate(work) as T,
    savepoint: <T>(work: () => T) => run(work) as T,
    close: () => database.close(),
  }
}
