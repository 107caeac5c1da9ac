import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { copyTables, tablesOf } from '../store/copy-store.ts'
import { syncFile, syncFolder } from '../store/durable-files.ts'
import { migrate } from '../store/migrate.ts'
import type { StorePlace } from '../store/place.ts'
import { openPostgresSnapshot } from '../store/postgres-store.ts'
import { openSqlite, openSqliteToRead, sqlitePath } from '../store/sqlite-files.ts'
import { UsageError } from '../usage-error.ts'
import { carryOut } from './carry-files.ts'
import {
  demandPresentVersion,
  existingPlace,
  type Operation,
  readArguments,
  readingStore,
} from './operation.ts'

const USAGE =
  'Say where the backup goes, a new file or a folder: npm run relay -- backup /mnt/backups'

const ALL_PAGES = 0x7fffffff

/**
 * `backup FILE|DIR`: one moment's picture of the store in one file, also while the relay runs, and
 * citizens' files in a folder beside it, which must be there before the backup is.
 */
export const backUpStore: Operation = async ({ env, clock, newId, print }, args) => {
  const [place, ...rest] = readArguments(args, {}, USAGE).positionals
  if (place === undefined || rest.length > 0) throw new UsageError(USAGE)
  const from = await existingPlace(env)
  const file = destination(place, clock())
  const partial = `${file}.${newId()}.partial`
  // Before anything is in it: the copy holds what citizens wrote.
  closeSync(openSync(partial, 'wx', 0o600))
  try {
    await writeBackup(from, partial)
    const head = finish(partial)
    syncFile(partial)
    const said: string[] = []
    const isWhole = await carryOut(
      { store: partial, print: (line) => said.push(line) },
      {
        dataFolder: from.dataFolder,
        backup: file,
        live: (work) => readingStore(env, work),
      },
    )
    refuseExisting(file)
    renameSync(partial, file)
    syncFolder(dirname(file))
    print(`Backed up ${head} events to ${file} (${statSync(file).size} bytes).`)
    for (const line of said) print(line)
    return isWhole
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(partial + end, { force: true })
  }
}

function destination(place: string, now: number): string {
  const isFolder = existsSync(place) && statSync(place).isDirectory()
  const name = `balcao-${new Date(now).toISOString().replaceAll(/\.\d+|[:]/g, '')}.sqlite`
  const file = isFolder ? join(resolve(place), name) : resolve(place)
  if (!existsSync(dirname(file))) {
    throw new UsageError(`There is no folder ${dirname(file)}. ${USAGE}`)
  }
  refuseExisting(file)
  return file
}

function refuseExisting(file: string): void {
  if (existsSync(file)) {
    throw new UsageError(`${file} exists, and is not overwritten: name a new file or a folder.`)
  }
}

/**
 * Fills a file with one moment's picture of the store. It is a database of SQLite, whichever engine
 * the store has: restored into the other one, it moves the record there.
 */
export async function writeBackup(from: StorePlace, file: string): Promise<void> {
  if (from.engine === 'postgres') return copyPostgres(from.url, file)
  const database = openSqliteToRead(sqlitePath(from.dataFolder))
  try {
    // After the first step all in one: a relay that writes between two would make it begin again.
    await database.backup(file, { progress: () => ALL_PAGES })
  } finally {
    database.close()
  }
}

async function copyPostgres(url: string, file: string): Promise<void> {
  const copy = openSqlite(file)
  const snapshot = await openPostgresSnapshot(url)
  try {
    await demandPresentVersion(snapshot)
    await migrate(copy)
    const tables = await tablesOf(copy)
    await copy.transaction((tx) => copyTables(snapshot, tx, tables))
  } finally {
    await snapshot.close()
    await copy.close()
  }
}

/** Who failed to sign in counts for five minutes, and is nobody's to keep for years. */
function forgetPassing(database: Database.Database): void {
  const isKept = database.prepare(`select 1 from sqlite_schema where name = 'sign_in_failures'`)
  // A store of before that table can be backed up before it is migrated.
  if (isKept.get() === undefined) return
  database.pragma('secure_delete = on')
  database.exec('delete from sign_in_failures')
}

/**
 * Makes the copy stand alone, without a journal beside it, and reads all of it once.
 * @returns the newest `seq` in it.
 */
function finish(file: string): number {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = DELETE')
    forgetPassing(database)
    const found = database.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') {
      throw new UsageError('The store is damaged: no backup was made. See: npm run relay -- verify')
    }
    return database.prepare<[], number>('select seq from log_head').pluck().get() ?? 0
  } finally {
    database.close()
  }
}
