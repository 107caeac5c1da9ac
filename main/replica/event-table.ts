import {
  conversationOf,
  type ParsedEvent,
  parseEvent,
  type UnknownEvent,
} from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

type EventRow = {
  seq: number
  type: string
  at: number
  envelope: string
  content: string | null
}

const columns = 'events.seq, type, at, envelope, content'

/** The envelopes that this user may see, and apart from them what was written in them. */
export type EventTable = ReturnType<typeof openEventTable>

export function openEventTable(db: Database) {
  const addEnvelope = db.prepare<[number, string, number, string | null, string]>(
    `insert into events (seq, type, at, conversation_id, envelope) values (?, ?, ?, ?, ?)
     on conflict do nothing`,
  )
  const addContent = db.prepare<[number, string]>(
    'insert into contents (seq, content) values (?, ?)',
  )
  const ofConversation = db.prepare<[string], EventRow>(
    `select ${columns} from events left join contents using (seq)
     where conversation_id = ? order by events.seq`,
  )
  const after = db.prepare<[number, number], EventRow>(
    `select ${columns} from events left join contents using (seq)
     where events.seq > ? order by events.seq limit ?`,
  )
  const one = db.prepare<[number], EventRow>(
    `select ${columns} from events left join contents using (seq) where events.seq = ?`,
  )

  return {
    /** Kept as it came. @returns whether it was new; an event that is already here is left as it is. */
    add(parsed: ParsedEvent): boolean {
      const { event } = parsed
      const stored: UnknownEvent & { content?: unknown } =
        (parsed.known ? parsed.original : null) ?? event
      const { seq, at, type, content, ...envelope } = stored
      const { changes } = addEnvelope.run(
        seq,
        type,
        at,
        conversationOf(event),
        JSON.stringify(envelope),
      )
      if (changes === 0) return false
      if (content !== undefined && content !== null) addContent.run(seq, JSON.stringify(content))
      return true
    },

    ofConversation(conversationId: string): ParsedEvent[] {
      return ofConversation.all(conversationId).map(parseRow)
    },

    /** The next events by `seq`, for folding everything again. */
    after(seq: number, limit: number): ParsedEvent[] {
      return after.all(seq, limit).map(parseRow)
    },

    find(seq: number): ParsedEvent | null {
      const row = one.get(seq)
      return row ? parseRow(row) : null
    },
  }
}

/** An event without a content row was erased, or never had one: its schema knows which. */
function parseRow({ seq, type, at, envelope, content }: EventRow): ParsedEvent {
  return parseEvent({
    ...JSON.parse(envelope),
    seq,
    type,
    at,
    content: content === null ? null : JSON.parse(content),
  })
}
