import { conversationOf, type ParsedEvent, parseEvent } from '../../../shared/events.ts'
import { type EventRow, eventColumns, eventJson } from '../../log/event-row.ts'
import type { Store } from '../../store/open-store.ts'
import type { ReportFault } from './faults.ts'

type Row = EventRow & { conversation_id: string | null }

/** What an erasure leaves in the place of content. */
const ERASED = 'null'

/**
 * Walks the whole log in order.
 * @param take is given each event; false says that it cannot be.
 * @returns how many events there are, and of how many the content has been erased.
 */
export function walkLog(
  { database }: Store,
  take: (event: ParsedEvent) => boolean,
  report: ReportFault,
): { events: number; erased: number } {
  const rows = database
    .prepare<[], Row>(`select log.conversation_id, ${eventColumns} order by log.seq`)
    .iterate()
  let newest = 0
  let events = 0
  let erased = 0
  for (const row of rows) {
    const { seq } = row
    if (seq > newest + 1) report({ kind: 'gap', from: newest + 1, to: seq - 1 })
    newest = seq
    events += 1
    if (row.content === ERASED) erased += 1
    if (row.has_content !== 0 && row.content === null) report({ kind: 'missing-content', seq })
    if (row.has_content === 0 && row.content !== null) report({ kind: 'unexpected-content', seq })
    const event = readEvent(row)
    if (event === null) report({ kind: 'unreadable-event', seq })
    else if (!take(event)) report({ kind: 'impossible-event', seq })
  }
  const head = database.prepare<[], number>('select seq from log_head').pluck().get() ?? null
  if (head !== newest) report({ kind: 'wrong-head', head, newest })
  return { events, erased }
}

function readEvent(row: Row): ParsedEvent | null {
  try {
    const event = parseEvent(JSON.parse(eventJson(row)))
    if (hasUnreadContent(event)) return null
    return conversationOf(event.event) === row.conversation_id ? event : null
  } catch {
    // Why would quote what a citizen wrote.
    return null
  }
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
