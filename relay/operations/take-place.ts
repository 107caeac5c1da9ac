import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyTables, type Table, tablesOf } from '../store/copy-store.ts'
import { syncFile, syncFolder } from '../store/durable-files.ts'
import { migrateWithin } from '../store/migrate.ts'
import type { StorePlace } from '../store/place.ts'
import type { Transaction } from '../store/port.ts'
import { createPostgresStore } from '../store/postgres-store.ts'
import { openSqliteSnapshot, sqlitePath } from '../store/sqlite-files.ts'
import { writeBackup } from './backup.ts'

/**
 * Makes a whole store of SQLite in the data folder, `fresh`, the one that the relay uses. The one
 * that was there is kept aside, as a file in the data folder.
 * @returns the name of that file; null when there was none.
 */
export async function takePlace(
  place: StorePlace,
  fresh: string,
  isOccupied: boolean,
  now: number,
): Promise<string | null> {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '')
  const aside = join(place.dataFolder, `replaced-${stamp}.sqlite`)
  if (place.engine === 'sqlite') {
    moveFiles(sqlitePath(place.dataFolder), aside)
    renameSync(fresh, sqlitePath(place.dataFolder))
  } else {
    if (isOccupied) {
      await writeBackup(place, aside)
      syncFile(aside)
    }
    await pour(fresh, place.url)
  }
  syncFolder(place.dataFolder)
  return isOccupied ? aside : null
}

function moveFiles(from: string, to: string): void {
  // A journal that stayed behind would be taken for the restored store's.
  for (const end of ['-wal', '']) if (existsSync(from + end)) renameSync(from + end, to + end)
  rmSync(`${from}-shm`, { force: true })
}

/** In one transaction: the database has the store that was there, or all of the restored one. */
async function pour(file: string, url: string): Promise<void> {
  const from = openSqliteSnapshot(file)
  const store = createPostgresStore(url)
  try {
    const tables = await tablesOf(from)
    await store.transaction(async (tx) => {
      await clear(tx, tables)
      await migrateWithin(tx)
      await copyTables(from, tx, tables)
    })
  } finally {
    await store.close()
    await from.close()
  }
}

async function clear(tx: Transaction, tables: readonly Table[]): Promise<void> {
  const names = ['migrations', ...tables.map(({ name }) => name)]
  await tx.script(`drop table if exists ${names.join()} cascade`)
  await tx.script('drop function if exists tell_of_log cascade')
}
