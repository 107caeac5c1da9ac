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

/**
 * Opens (or makes) the store of a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStore(dataFolder: string, newId: NewId): Store {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const database = new Database(join(dataFolder, 'relay.sqlite'), { timeout: BUSY_TIMEOUT_MS })
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
  const run = database.transaction(<T>(work: () => T): T => work())
  return {
    database,
    transaction: <T>(work: () => T) => run.immediate(work) as T,
    savepoint: <T>(work: () => T) => run(work) as T,
    close: () => database.close(),
  }
}
