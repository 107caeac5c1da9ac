import { erasedEnvelope } from '../../shared/domain/erase-event.ts'
import {
  conversationOf,
  type ParsedEvent,
  parseEvent,
  type UnknownEvent,
} from '../../shared/events.ts'
import type { Database } from '../store/database.ts'
import { prepareRows, type RowValues } from '../store/rows.ts'
import { envelopeJson } from './envelope.ts'

export type EventRow = {
  seq: number
  type: string
  at: number
  envelope: string
  content: string | null
}

const columns = 'events.seq, type, at, envelope, content'

/** In the words of the partial index; where an agent opened a case again, nobody arrived. */
export const arrivalsSql = `select at from events
  where type in ('attendance-opened', 'attendance-reopened') and at >= ? and at < ?
    and (type = 'attendance-opened' or envelope ->> 'agentId' is null)`

/** The first replies in words after a place in a conversation, as they were written. */
export const repliesAfterSql = `
select events.seq, at, envelope ->> 'attendanceId' as attendanceId, content ->> 'text' as text
from events join contents using (seq)
where conversation_id = ? and events.seq > ? and type = 'reply-queued'
  and content ->> 'kind' = 'text'
order by events.seq limit 3`

/** What the citizen wrote last up to a place. */
export const wordsUpToSql = `
select content ->> 'text' from events join contents using (seq)
where conversation_id = ? and events.seq <= ? and type = 'message-received'
  and content ->> 'kind' = 'text'
order by events.seq desc limit 6`

export type GivenReply = { seq: number; at: number; attendanceId: string; text: string }

/** In how many conversations the desk wrote one of some lines; their places as JSON. */
const repliedInSql = `
select count(distinct conversation_id) from events
where seq in (select value from json_each(?)) and type = 'reply-queued'`

/**
 * The envelopes that this user may see, and apart from them what was written in them. Table
 * `erased` holds the places whose content must never be here again, whatever comes late.
 */
export type EventTable = ReturnType<typeof openEventTable>

export function openEventTable(db: Database) {
  const addEnvelopes = prepareRows(db, 'events (seq, type, at, conversation_id, envelope)')
  const addContents = prepareRows(db, 'contents (seq, content)')
  const newest = db.prepare<[], number | null>('select max(seq) from events').pluck()
  const isHere = db.prepare<[number], 1>('select 1 from events where seq = ?').pluck()
  const ofConversation = db.prepare<[string], EventRow>(
    `select ${columns} from events left join contents using (seq)
     where conversation_id = ? order by events.seq`,
  )
  const ofConversationFrom = db.prepare<[string, number], EventRow>(
    `select ${columns} from events left join contents using (seq)
     where conversation_id = ? and events.seq >= ? order by events.seq`,
  )
  const after = db.prepare<[number, number], EventRow>(
    `select ${columns} from events left join contents using (seq)
     where events.seq > ? order by events.seq limit ?`,
  )
  const one = db.prepare<[number], EventRow>(
    `select ${columns} from events left join contents using (seq) where events.seq = ?`,
  )
  const repliesSince = db.prepare<[number], { conversationId: string; text: string }>(
    `select conversation_id as conversationId, content ->> 'text' as text
     from events join contents using (seq)
     where type = 'reply-queued' and at >= ? and content ->> 'kind' = 'text'`,
  )
  const arrivals = db.prepare<[number, number], number>(arrivalsSql).pluck()
  const repliesAfter = db.prepare<[string, number], GivenReply>(repliesAfterSql)
  const wordsUpTo = db.prepare<[string, number], string>(wordsUpToSql).pluck()
  const repliedIn = db.prepare<[string], number>(repliedInSql).pluck()
  const markErased = db.prepare<[number]>(
    'insert into erased (seq) values (?) on conflict do nothing',
  )
  const isErased = db.prepare<[number], 1>('select 1 from erased where seq = ?').pluck()
  const anyErased = db.prepare<[], 1>('select 1 from erased limit 1').pluck()
  const erasedCount = db.prepare<[], number>('select count(*) from erased').pluck()
  const envelopeOf = db
    .prepare<[number], string>('select envelope from events where seq = ?')
    .pluck()
  const saveEnvelope = db.prepare<[string, number]>('update events set envelope = ? where seq = ?')
  const saveWithheld = db.prepare<[number]>(
    `update events set type = 'withheld', envelope = '{}' where seq = ?`,
  )
  const removeContent = db.prepare<[number]>('delete from contents where seq = ?')

  /** Without those that are here already, and each once. What follows the log is all new. */
  function newOnes(events: readonly ParsedEvent[]): readonly ParsedEvent[] {
    let last = newest.get() ?? 0
    const isNew = (seq: number) => {
      const isBeyond = seq > last
      last = Math.max(last, seq)
      return isBeyond
    }
    if (events.every(({ event }) => isNew(event.seq))) return events
    const taken = new Set<number>()
    return events.filter(({ event: { seq } }) => {
      if (taken.has(seq) || isHere.get(seq) !== undefined) return false
      taken.add(seq)
      return true
    })
  }

  return {
    /**
     * Keeps events as they came, but for the content of those that have been erased.
     * @returns what is kept, without the events that are already here, which are left as they are.
     */
    add(events: readonly ParsedEvent[]): ParsedEvent[] {
      // Nearly always nothing is: half a million events of a first replication need not be looked up.
      const someErased = anyErased.get() !== undefined
      const kept = newOnes(events).map((parsed) =>
        someErased && isErased.get(parsed.event.seq) !== undefined ? forgotten(parsed) : parsed,
      )
      const envelopes: RowValues[] = []
      const contents: RowValues[] = []
      for (const parsed of kept) {
        const event = asItCame(parsed)
        const { seq, at, type, content } = event
        const json = content === undefined || content === null ? null : JSON.stringify(content)
        const envelope = envelopeJson(parsed, event, json)
        envelopes.push([seq, type, at, conversationOf(parsed.event), envelope])
        if (json !== null) contents.push([seq, json])
      }
      addEnvelopes(envelopes)
      addContents(contents)
      return kept
    },

    /** Forgets what was written in an event, now and should it come again. */
    erase(seq: number): void {
      markErased.run(seq)
      const envelope = envelopeOf.get(seq)
      if (envelope === undefined) return
      saveEnvelope.run(JSON.stringify(erasedEnvelope(JSON.parse(envelope), digest)), seq)
      removeContent.run(seq)
    },

    /** Leaves nothing of an event but its place, now and should it come again. */
    withhold(seq: number): void {
      markErased.run(seq)
      saveWithheld.run(seq)
    },

    /** How many places must have no content here. */
    erasedCount: (): number => erasedCount.get() ?? 0,

    ofConversation(conversationId: string): ParsedEvent[] {
      return ofConversation.all(conversationId).map(parseEventRow)
    },

    /** From a place in the log on. */
    ofConversationFrom(conversationId: string, seq: number): ParsedEvent[] {
      return ofConversationFrom.all(conversationId, seq).map(parseEventRow)
    },

    /** The next events by `seq`, for folding everything again. */
    after(seq: number, limit: number): ParsedEvent[] {
      return after.all(seq, limit).map(parseEventRow)
    },

    /** The desk's replies that are in the record since a moment (ms), with their content as JSON. */
    repliesSince(at: number): { conversationId: string; text: string }[] {
      return repliesSince.all(at)
    },

    /** When citizens opened an attendance, or opened one again, from a moment to before another (ms). */
    arrivals(from: number, to: number): number[] {
      return arrivals.all(from, to)
    },

    /** What the desk answered after a place, as it was first written; a few at most. */
    repliesAfter(conversationId: string, seq: number): GivenReply[] {
      return repliesAfter.all(conversationId, seq)
    },

    /** What the citizen wrote up to a place, newest first; a few messages at most. */
    wordsUpTo(conversationId: string, seq: number): string[] {
      return wordsUpTo.all(conversationId, seq)
    },

    /** In how many conversations the desk wrote one of these lines. */
    repliedIn(seqs: readonly number[]): number {
      return repliedIn.get(JSON.stringify(seqs)) ?? 0
    },

    find(seq: number): ParsedEvent | null {
      const row = one.get(seq)
      return row ? parseEventRow(row) : null
    },
  }
}

function asItCame(parsed: ParsedEvent): UnknownEvent & { content?: unknown } {
  return (parsed.known ? parsed.original : null) ?? parsed.event
}

/** As the record has it by now, whatever an older answer brings. */
function forgotten(parsed: ParsedEvent): ParsedEvent {
  const { seq, at, type } = parsed.event
  if (type === 'receiving-changed') return parseEvent({ seq, at, type: 'withheld' })
  const { content: _, ...event } = asItCame(parsed)
  return parseEvent({ ...erasedEnvelope(event, digest), content: null })
}

function digest(text: string): string {
  // Not imported: loading it costs a tenth of a bare start, and most consoles never erase.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(text).digest('base64url')
}

/** An event without a content row was erased, or never had one: its schema knows which. */
export function parseEventRow({ seq, type, at, envelope, content }: EventRow): ParsedEvent {
  return parseEvent({
    ...JSON.parse(envelope),
    seq,
    type,
    at,
    content: content === null ? null : JSON.parse(content),
  })
}
