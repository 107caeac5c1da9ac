import { randomUUID } from 'node:crypto'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store, Value } from '../../relay/store/port.ts'
import { openSqlite, sqlitePath } from '../../relay/store/sqlite-files.ts'
import type { SqliteStore } from '../../relay/store/sqlite-store.ts'
import { placeOf } from './test-store.ts'

/** Works on the store of a data folder as another process would. */
export async function withinStore<T>(
  dataFolder: string,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(await placeOf(dataFolder), randomUUID)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The same for what SQLite alone has. */
export async function withinSqlite<T>(
  dataFolder: string,
  work: (store: SqliteStore) => Promise<T>,
): Promise<T> {
  const store = openSqlite(sqlitePath(dataFolder))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The one value that a query selects. */
export function pick<T extends Value>(dataFolder: string, sql: string): Promise<T> {
  return withinStore(dataFolder, async (store) => {
    const row = await store.get<Record<string, T>>(sql)
    return Object.values(row ?? {})[0] as T
  })
}
