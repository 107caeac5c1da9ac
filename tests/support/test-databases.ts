import { existsSync } from 'node:fs'
import { appliedIn, migrate } from '../../relay/store/migrate.ts'
import type { Store, Transaction } from '../../relay/store/port.ts'
import { createPostgresStore } from '../../relay/store/postgres-store.ts'

/**
 * Databases for tests. To copy PostgreSQL's thousand catalogue rows and to migrate takes a quarter of
 * a second each time, longer than most tests; so a database whose data folder is gone is emptied and
 * taken for the next one.
 */

/** A store that is migrated and otherwise empty; its comment is an `Origin` as JSON. */
const TEMPLATE = 'balcao_template'

type Origin = {
  /** As `CATALOGUE` tells it. */
  readonly catalogue: string
  /** What migrations put into each table, as JSON. */
  readonly rows: readonly { readonly table: string; readonly json: string }[]
}

/** Which tables, columns, functions and triggers there are, made in which order. */
const CATALOGUE = `
  select concat_ws('/',
    (select concat_ws(' ', count(*), max(oid)) from pg_class),
    (select count(*) from pg_attribute),
    (select concat_ws(' ', count(*), max(oid)) from pg_proc),
    (select concat_ws(' ', count(*), max(oid)) from pg_trigger),
    (select string_agg(number::text, ' ' order by number) from migrations)
  )`

/** Rows go without their triggers and references; what counts begins at 1 again. */
const EMPTY = `
  set local session_replication_role = replica;
  do $$
    declare name text;
    begin
      for name in select tablename from pg_tables
        where schemaname = 'public' and tablename <> 'migrations'
      loop execute format('delete from %I', name); end loop;
      for name in select sequencename from pg_sequences where schemaname = 'public'
      loop execute format('alter sequence %I restart', name); end loop;
    end
  $$`

export function serverUrl(): string {
  const url = process.env['BALCAO_TEST_POSTGRES']
  if (url === undefined)
    throw new Error('BALCAO_TEST_POSTGRES is not set: run the project postgres')
  return url
}

/** Works on the server itself: what makes and removes databases. */
export function onServer<T>(work: (server: Store) => Promise<T>): Promise<T> {
  return within('postgres', work)
}

/** To be called once a run, before the first `takeDatabase`. */
export async function makeTemplate(): Promise<void> {
  await onServer(async (server) => {
    await server.run(`drop database if exists ${TEMPLATE}`)
    await server.run(`create database ${TEMPLATE} template template0`)
  })
  await within(TEMPLATE, async (store) => {
    await migrate(store)
    const origin = JSON.stringify(await originOf(store)).replaceAll("'", "''")
    await store.run(`comment on database ${TEMPLATE} is '${origin}'`)
  })
}

/** Makes the database `name`, migrated and empty; it is free again as soon as `dataFolder` is gone. */
export async function takeDatabase(name: string, dataFolder: string): Promise<void> {
  const isTaken = await onServer((server) =>
    server.transaction((tx) => takeFree(tx, name, dataFolder)),
  )
  if (isTaken && (await within(name, empty))) return
  await createDatabase(name, dataFolder, TEMPLATE)
}

/** A copy of the database `from`, in the place of whatever is there. */
export async function createDatabase(
  name: string,
  dataFolder: string,
  from = 'template0',
): Promise<void> {
  await onServer(async (server) => {
    await server.run(`drop database if exists ${name} with (force)`)
    await server.run(`create database ${name} template ${from}`)
    await server.run(`comment on database ${name} is '${dataFolder}'`)
  })
}

/** One at a time: the writer's lock holds for the whole server here. */
async function takeFree(tx: Transaction, name: string, dataFolder: string): Promise<boolean> {
  const databases = await tx.all<{ name: string; folder: string }>(
    `select datname as name, shobj_description(oid, 'pg_database') as folder from pg_database
      where shobj_description(oid, 'pg_database') is not null
        and datname like 'balcao_%' and datname <> ?`,
    TEMPLATE,
  )
  const free = databases.find(({ folder }) => !existsSync(folder))
  if (free === undefined) return false
  // Whoever wrote there was perhaps killed, and PostgreSQL takes its time to notice.
  const hangUp = 'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ?'
  await tx.all(hangUp, free.name)
  await tx.script(`alter database ${free.name} rename to ${name}`)
  await tx.script(`comment on database ${name} is '${dataFolder}'`)
  return true
}

async function originOf(store: Store): Promise<Origin> {
  const tables = await store.all<{ name: string }>(
    `select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> 'migrations'`,
  )
  const rows: { table: string; json: string }[] = []
  for (const { name: table } of tables) {
    const found = await store.get<{ json: string | null }>(
      `select json_agg(each)::text as json from ${table} as each`,
    )
    if (found?.json) rows.push({ table, json: found.json })
  }
  const found = await store.get<{ catalogue: string }>(`select (${CATALOGUE}) as catalogue`)
  return { catalogue: found?.catalogue ?? '', rows }
}

/** @returns false when a test has changed more than rows: it is for nobody else. */
async function empty(store: Store): Promise<boolean> {
  if ((await appliedIn(store)).length === 0) return false
  const found = await store.get<{ origin: string; catalogue: string }>(
    `select shobj_description(oid, 'pg_database') as origin, (${CATALOGUE}) as catalogue
      from pg_database where datname = ?`,
    TEMPLATE,
  )
  const { catalogue, rows } = JSON.parse(found?.origin ?? '{"rows":[]}') as Origin
  if (found?.catalogue !== catalogue) return false
  await store.transaction(async (tx) => {
    await tx.script(EMPTY)
    for (const { table, json } of rows) {
      const sql = `insert into ${table} select * from json_populate_recordset(null::${table}, ?)`
      await tx.run(sql, json)
    }
  })
  return true
}

async function within<T>(database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = createPostgresStore(`${serverUrl()}/${database}`)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
