import { isDeepStrictEqual } from 'node:util'
import type { Reader } from '../../store/port.ts'
import type { ReportFault } from './faults.ts'

type Table = {
  readonly name: string
  readonly primaryKey: readonly string[]
  /** Which of the columns to call a row by. */
  readonly id: string
  /** A column that no event tells. */
  readonly apart?: string
}

/** The tables that follow the log. */
const tables: readonly Table[] = [
  { name: 'conversations', primaryKey: ['conversation_id'], id: 'conversation_id' },
  { name: 'messages', primaryKey: ['phone_number_id', 'whatsapp_id'], id: 'message_id' },
  { name: 'outgoing', primaryKey: ['message_id'], id: 'message_id', apart: 'attempted_by' },
  { name: 'media', primaryKey: ['message_id'], id: 'message_id' },
  { name: 'scheduled_replies', primaryKey: ['schedule_id'], id: 'schedule_id' },
  { name: 'blocks', primaryKey: ['conversation_id'], id: 'conversation_id' },
  { name: 'leases', primaryKey: ['conversation_id'], id: 'conversation_id' },
  { name: 'waiting', primaryKey: ['conversation_id'], id: 'conversation_id' },
  { name: 'receivers', primaryKey: ['agent_id'], id: 'agent_id' },
  { name: 'receiving_past', primaryKey: ['seq'], id: 'seq' },
  { name: 'statuses', primaryKey: ['message_id', 'status'], id: 'message_id' },
  { name: 'templates', primaryKey: ['name', 'language'], id: 'name' },
  { name: 'marketing_preferences', primaryKey: ['citizen_id'], id: 'citizen_id' },
  { name: 'alerts', primaryKey: ['kind', 'subject'], id: 'alert_id' },
  { name: 'registrations', primaryKey: ['citizen_id'], id: 'citizen_id' },
  { name: 'canned_replies', primaryKey: ['reply_id'], id: 'reply_id' },
  { name: 'office_documents', primaryKey: ['kind'], id: 'kind' },
]

type Row = Readonly<Record<string, unknown>>

const ROWS_PER_READ = 1000

/** Reports each row in which the store is not what was rebuilt from its log. */
export async function compareTables(
  store: Reader,
  rebuilt: Reader,
  report: ReportFault,
): Promise<void> {
  for (const table of tables) {
    await compare(table, rowsOf(store, table), rowsOf(rebuilt, table), report)
  }
}

async function* rowsOf(sql: Reader, { name, primaryKey }: Table): AsyncGenerator<Row, void> {
  const key = primaryKey.join()
  const places = primaryKey.map(() => '?').join()
  let after: string[] | null = null
  for (;;) {
    const behind: string = after === null ? '' : `where (${key}) > (${places})`
    const rows: Row[] = await sql.all<Row>(
      `select * from ${name} ${behind} order by ${key} limit ${ROWS_PER_READ}`,
      ...(after ?? []),
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = primaryKey.map((column) => String(last[column]))
  }
}

/** Both sides are in the order of the key: one walk along the two. */
async function compare(
  table: Table,
  found: AsyncGenerator<Row, void>,
  expected: AsyncGenerator<Row, void>,
  report: ReportFault,
): Promise<void> {
  const about = (row: Row, columns: readonly string[] = []) => ({
    table: table.name,
    id: String(row[table.id]),
    columns,
  })
  let one = await next(found)
  let other = await next(expected)
  while (one !== null || other !== null) {
    const order = one === null ? 1 : other === null ? -1 : inOrder(table, one, other)
    if (one !== null && order < 0) report({ kind: 'extra-row', ...about(one) })
    if (other !== null && order > 0) report({ kind: 'missing-row', ...about(other) })
    if (one !== null && other !== null && order === 0) {
      const columns = differing(one, other).filter((column) => column !== table.apart)
      if (columns.length > 0) report({ kind: 'changed-row', ...about(one, columns) })
    }
    if (order <= 0) one = await next(found)
    if (order >= 0) other = await next(expected)
  }
}

async function next(rows: AsyncGenerator<Row, void>): Promise<Row | null> {
  const result = await rows.next()
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
