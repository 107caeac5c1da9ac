import type { ParsedEvent } from '../../shared/events.ts'
import { type EventRow, parseEventRow } from '../replica/event-table.ts'
import type { Database } from '../store/database.ts'
import type { QueueRecord } from './queue-pages.ts'

/** A line of the log with whom its conversation is with, and what covers its past. */
export type FoundLine = Pick<
  QueueRecord,
  'registeredName' | 'profileName' | 'username' | 'phone'
> & {
  readonly seq: number
  readonly parsed: ParsedEvent
  /** JSON; null for none. */
  readonly veil: string | null
}

type Row = EventRow & Omit<FoundLine, 'seq' | 'parsed'>

/** Many at a time: asked for one by one they would take three times as long. */
export const foundLinesSql = `
select events.seq, events.type, events.at, envelope, content,
  registered_name as registeredName, profile_name as profileName, username, phone,
  state -> '$.veil' as veil
from json_each(?) as found cross join events on events.seq = found.value
  left join contents using (seq) left join conversations using (conversation_id)
  left join citizens using (citizen_id) left join registrations using (citizen_id)`

export type ReadFoundLines = ReturnType<typeof openFoundLines>

export function openFoundLines(db: Database) {
  const lines = db.prepare<[string], Row>(foundLinesSql)

  /** What stands at these places in the log; nothing for those that are not here. */
  return function read(seqs: readonly number[]): FoundLine[] {
    return lines.all(JSON.stringify(seqs)).map((row) => ({ ...row, parsed: parseEventRow(row) }))
  }
}
