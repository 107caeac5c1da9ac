import { conversationOf, type ParsedEvent, parseEvent } from '../../../shared/events.ts'
import { identifiedBy } from '../../log/append.ts'
import { type EventRow, eventColumns, eventJson } from '../../log/event-row.ts'
import type { Reader } from '../../store/port.ts'
import type { ReportFault } from './faults.ts'

type Row = EventRow & { conversation_id: string | null; identifies: string | null }

const ROWS_PER_READ = 500

/** What an erasure leaves in the place of content. */
const ERASED = 'null'

/**
 * Walks the whole log in order.
 * @param take is given each event; false says that it cannot be.
 * @returns how many events there are, and of how many the content has been erased.
 */
export async function walkLog(
  sql: Reader,
  take: (event: ParsedEvent) => Promise<boolean>,
  report: ReportFault,
): Promise<{ events: number; erased: number }> {
  let newest = 0
  let events = 0
  let erased = 0
  for await (const row of rowsOf(sql)) {
    const { seq } = row
    if (seq > newest + 1) report({ kind: 'gap', from: newest + 1, to: seq - 1 })
    newest = seq
    events += 1
    if (row.content === ERASED) erased += 1
    if (row.has_content !== 0 && row.content === null) report({ kind: 'missing-content', seq })
    if (row.has_content === 0 && row.content !== null) report({ kind: 'unexpected-content', seq })
    const event = readEvent(row)
    if (event === null) report({ kind: 'unreadable-event', seq })
    else if (!(await take(event))) report({ kind: 'impossible-event', seq })
  }
  const row = await sql.get<{ seq: number }>('select seq from log_head')
  const head = row?.seq ?? null
  if (head !== newest) report({ kind: 'wrong-head', head, newest })
  return { events, erased }
}

async function* rowsOf(sql: Reader): AsyncGenerator<Row> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await sql.all<Row>(
      `select log.conversation_id, log.identifies, ${eventColumns}
        where log.seq > ? order by log.seq limit ?`,
      ...[after, ROWS_PER_READ],
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

function readEvent(row: Row): ParsedEvent | null {
  try {
    const event = parseEvent(JSON.parse(eventJson(row)))
    if (hasUnreadContent(event) || !isFiledRight(event, row)) return null
    return event
  } catch {
    // Why would quote what a citizen wrote.
    return null
  }
}

function isFiledRight({ event }: ParsedEvent, row: Row): boolean {
  return conversationOf(event) === row.conversation_id && identifiedBy(event) === row.identifies
}

/** A reader takes content that it cannot read for `unknown`; in our own log it must say so itself. */
function hasUnreadContent(parsed: ParsedEvent): boolean {
  if (!parsed.known) return false
  const { event, original = event } = parsed
  return kindIn(event) === 'unknown' && kindIn(original) !== 'unknown'
}

function kindIn(event: object): unknown {
  const content = 'content' in event ? event.content : null
  return typeof content === 'object' && content !== null && 'kind' in content ? content.kind : null
}
