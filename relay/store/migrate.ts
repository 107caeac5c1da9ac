import { refoldStates } from '../log/refold-states.ts'
import type { Migration } from './migrations/migration.ts'
import { migrations } from './migrations.ts'
import type { Engine, Reader, Store, Transaction } from './port.ts'
import { schemaInPostgres } from './postgres-sql.ts'

/** The store was written by a newer relay: opening it could damage what this one cannot see. */
export class NewerStoreError extends Error {
  constructor(found: number) {
    super(
      `The store is of version ${found}, and this relay knows versions up to ${newestVersion}. ` +
        'Start the newer relay, or restore a back-up that was made before it.',
    )
    this.name = 'NewerStoreError'
  }
}

/** The number of the newest migration that this relay knows. */
const newestVersion = migrations.at(-1)?.number ?? 0

/** Before there was a table of them, SQLite's header said how far these had come. */
const LEGACY_NUMBERS = [10, 20]

/**
 * Applies every migration that the store does not have yet, all in one transaction.
 * @returns the numbers of those that were applied.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function migrate(store: Store, steps: readonly Migration[] = migrations): Promise<number[]> {
  return store.transaction((tx) => migrateWithin(tx, steps))
}

export async function migrateWithin(
  tx: Transaction,
  steps: readonly Migration[] = migrations,
): Promise<number[]> {
  const missing = await missingIn(tx, steps)
  if (missing.length === 0) return []
  await prepareTable(tx)
  for (const { number, sql } of missing) {
    await tx.script(wordsFor(tx.engine, sql))
    await tx.run('insert into migrations (number) values (?)', number)
  }
  if (missing.some(({ refolds }) => refolds)) await refoldStates(tx)
  // A relay from before the table looks here, and does not open what it does not know.
  if (tx.engine === 'sqlite') await tx.script(`pragma user_version = ${newestVersion}`)
  return missing.map(({ number }) => number)
}

function wordsFor(engine: Engine, sql: Migration['sql']): string {
  const words = typeof sql === 'string' ? sql : sql[engine]
  return engine === 'sqlite' ? words : schemaInPostgres(words)
}

/**
 * What would have to be applied before this relay can use the store.
 * @throws NewerStoreError
 */
export async function missingIn(
  sql: Reader,
  steps: readonly Migration[] = migrations,
): Promise<Migration[]> {
  const applied = await appliedIn(sql)
  const unknown = applied.filter((number) => steps.every((step) => step.number !== number))
  if (unknown.length > 0) throw new NewerStoreError(Math.max(...unknown))
  return steps.filter(({ number }) => !applied.includes(number))
}

/** The numbers of the migrations that a store has, rising; none for an empty database. */
export async function appliedIn(sql: Reader): Promise<number[]> {
  if (!(await hasTable(sql))) return legacyNumbers(sql)
  const rows = await sql.all<{ number: number }>('select number from migrations order by number')
  return rows.map(({ number }) => number)
}

async function hasTable(sql: Reader): Promise<boolean> {
  const question = {
    sqlite: `select 1 from sqlite_master where type = 'table' and name = 'migrations'`,
    postgres: `select 1 where to_regclass('migrations') is not null`,
  }
  return (await sql.get(question[sql.engine])) !== undefined
}

async function legacyNumbers(sql: Reader): Promise<number[]> {
  if (sql.engine !== 'sqlite') return []
  const row = await sql.get<{ version: number }>(
    'select user_version as version from pragma_user_version',
  )
  const version = row?.version ?? 0
  if (version > Math.max(...LEGACY_NUMBERS)) throw new NewerStoreError(version)
  return LEGACY_NUMBERS.filter((number) => number <= version)
}

async function prepareTable(tx: Transaction): Promise<void> {
  if (await hasTable(tx)) return
  const earlier = await legacyNumbers(tx)
  await tx.script(wordsFor(tx.engine, 'create table migrations (number integer primary key)'))
  for (const number of earlier) {
    await tx.run('insert into migrations (number) values (?)', number)
  }
}
