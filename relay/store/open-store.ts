import type { NewId } from '../../shared/ids.ts'
import { migrate } from './migrate.ts'
import type { StorePlace } from './place.ts'
import type { Snapshot, Store } from './port.ts'
import { createPostgresStore, openPostgresSnapshot } from './postgres-store.ts'
import {
  COMMAND_WAIT_MS,
  openSqlite,
  openSqliteSnapshot,
  openSqliteToBeGone,
  sqlitePath,
} from './sqlite-files.ts'
import type { SqliteStore } from './sqlite-store.ts'

/**
 * Opens the store and makes what it lacks; on SQLite also the store itself.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStore(place: StorePlace, newId: NewId): Promise<Store> {
  if (place.engine === 'sqlite') return openStoreFile(sqlitePath(place.dataFolder), newId)
  return madeReady(createPostgresStore(place.url), newId)
}

/** The same for an operator's command, which waits as long as a busy relay may need. */
export function openStoreForCommand(place: StorePlace, newId: NewId): Promise<Store> {
  if (place.engine === 'postgres') return openStore(place, newId)
  return madeReady(openSqlite(sqlitePath(place.dataFolder), COMMAND_WAIT_MS), newId)
}

/**
 * Opens (or makes) a store that is not necessarily at its place in a data folder.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function openStoreFile(path: string, newId: NewId): Promise<SqliteStore> {
  return madeReady(openSqlite(path), newId)
}

/** An existing store as it lies there: nothing is made, migrated or changed. */
export async function openSnapshot(place: StorePlace): Promise<Snapshot> {
  if (place.engine === 'sqlite') return openSqliteSnapshot(sqlitePath(place.dataFolder))
  return openPostgresSnapshot(place.url)
}

/** A store that is gone once it is closed; what does not fit into memory lies in a nameless file. */
export async function openScratchStore(): Promise<Store> {
  const store = openSqliteToBeGone()
  await migrate(store)
  return store
}

async function madeReady<T extends Store>(store: T, newId: NewId): Promise<T> {
  try {
    await migrate(store)
    const sql = `insert into log_head (only_row, log_id, seq) values (1, ?, 0)
      on conflict do nothing`
    await store.run(sql, newId())
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}
