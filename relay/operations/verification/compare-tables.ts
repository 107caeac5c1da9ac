import { isDeepStrictEqual } from 'node:util'
import type { Store } from '../../store/open-store.ts'
import type { ReportFault } from './faults.ts'

type Table = {
  readonly name: string
  readonly primaryKey: readonly string[]
  /** Which of the columns to call a row by. */
  readonly id: string
}

/** The tables that follow the log. */
const tables: readonly Table[] = [
  { name: 'conversations', primaryKey: ['conversation_id'], id: 'conversation_id' },
  { name: 'messages', primaryKey: ['phone_number_id', 'whatsapp_id'], id: 'message_id' },
  { name: 'outgoing', primaryKey: ['message_id'], id: 'message_id' },
  { name: 'statuses', primaryKey: ['message_id', 'status'], id: 'message_id' },
]

type Row = Readonly<Record<string, unknown>>

/** Reports each row in which the store is not what was rebuilt from its log. */
export function compareTables(store: Store, rebuilt: Store, report: ReportFault): void {
  for (const table of tables) compare(table, rowsOf(store, table), rowsOf(rebuilt, table), report)
}

function rowsOf({ database }: Store, { name, primaryKey }: Table): Iterator<Row> {
  return database.prepare<[], Row>(`select * from ${name} order by ${primaryKey.join()}`).iterate()
}

/** Both sides are in the order of the key: one walk along the two. */
function compare(
  table: Table,
  found: Iterator<Row>,
  expected: Iterator<Row>,
  report: ReportFault,
): void {
  const about = (row: Row, columns: readonly string[] = []) => ({
    table: table.name,
    id: String(row[table.id]),
    columns,
  })
  let one = next(found)
  let other = next(expected)
  while (one !== null || other !== null) {
    const order = one === null ? 1 : other === null ? -1 : inOrder(table, one, other)
    if (one !== null && order < 0) report({ kind: 'extra-row', ...about(one) })
    if (other !== null && order > 0) report({ kind: 'missing-row', ...about(other) })
    if (one !== null && other !== null && order === 0) {
      const columns = differing(one, other)
      if (columns.length > 0) report({ kind: 'changed-row', ...about(one, columns) })
    }
    if (order <= 0) one = next(found)
    if (order >= 0) other = next(expected)
  }
}

function next(rows: Iterator<Row>): Row | null {
  const result = rows.next()
  return result.done === true ? null : result.value
}

/** By bytes, as SQLite orders texts. */
function inOrder({ primaryKey }: Table, one: Row, other: Row): number {
  for (const column of primaryKey) {
    const order = Buffer.compare(
      Buffer.from(String(one[column])),
      Buffer.from(String(other[column])),
    )
    if (order !== 0) return order
  }
  return 0
}

function differing(one: Row, other: Row): string[] {
  return Object.keys(other).filter((column) => !isSame(column, one[column], other[column]))
}

/** A conversation's state is JSON, in which the order of names says nothing. */
function isSame(column: string, one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (column !== 'state') return false
  try {
    return isDeepStrictEqual(JSON.parse(String(one)), JSON.parse(String(other)))
  } catch {
    // What is no JSON is not the state.
    return false
  }
}
