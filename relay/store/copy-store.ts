import type { Reader, Transaction, Value } from './port.ts'

/** A table as SQLite describes it; PostgreSQL has the same, made by the same migrations. */
export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  readonly primaryKey: readonly string[]
}

/** A webhook may have 4 MB. */
const ROWS_AT_ONCE = 20

/** The tables of a store, each behind those that it points to; `migrations` says nothing of the record. */
export async function tablesOf(sqlite: Reader): Promise<Table[]> {
  const names = await sqlite.all<{ name: string }>(
    `select name from sqlite_master where type = 'table'
      and name not like 'sqlite\\_%' escape '\\' and name <> 'migrations' order by name`,
  )
  const tables: Table[] = []
  const place = async (name: string): Promise<void> => {
    if (tables.some((table) => table.name === name)) return
    const parents = await sqlite.all<{ parent: string }>(
      'select distinct "table" as parent from pragma_foreign_key_list(?)',
      name,
    )
    for (const { parent } of parents) if (parent !== name) await place(parent)
    tables.push(await describeTable(sqlite, name))
  }
  for (const { name } of names) await place(name)
  return tables
}

async function describeTable(sqlite: Reader, name: string): Promise<Table> {
  const columns = await sqlite.all<{ name: string; pk: number }>(
    'select name, pk from pragma_table_info(?) order by cid',
    name,
  )
  const keys = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
  return {
    name,
    columns: columns.map((column) => column.name),
    primaryKey: keys.map((column) => column.name),
  }
}

/** Makes the tables hold what the others hold, whichever engines they are of. */
export async function copyTables(
  from: Reader,
  to: Transaction,
  tables: readonly Table[],
): Promise<void> {
  // Some migrations put rows into what they make.
  for (const { name } of tables.toReversed()) await to.run(`delete from ${name}`)
  for (const table of tables) {
    for await (const rows of pagesOf(from, table)) await insert(to, table, rows)
  }
  if (to.engine === 'postgres') await goOnCounting(to)
}

type Row = Record<string, Value>

async function* pagesOf(sql: Reader, { name, columns, primaryKey }: Table): AsyncGenerator<Row[]> {
  const key = primaryKey.join()
  const page = (behind: string) =>
    `select ${columns.join()} from ${name} ${behind} order by ${key} limit ${ROWS_AT_ONCE}`
  const next = page(`where (${key}) > (${primaryKey.map(() => '?').join()})`)
  let rows = await sql.all<Row>(page(''))
  for (;;) {
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    rows = await sql.all<Row>(next, ...primaryKey.map((column) => last[column] ?? null))
  }
}

async function insert(to: Transaction, { name, columns }: Table, rows: readonly Row[]) {
  const places = `(${columns.map(() => '?').join()})`
  await to.run(
    `insert into ${name} (${columns.join()}) values ${rows.map(() => places).join()}`,
    ...rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
  )
}

/** The next row gets a number behind those that were copied. */
async function goOnCounting(tx: Transaction): Promise<void> {
  const counted = await tx.all<{ name: string; column: string }>(
    `select table_name as name, column_name as "column" from information_schema.columns
      where table_schema = current_schema() and is_identity = 'YES'`,
  )
  for (const { name, column } of counted) {
    await tx.get(
      `select setval(pg_get_serial_sequence('${name}', '${column}'), max(${column})) from ${name}
        having max(${column}) is not null`,
    )
  }
}
