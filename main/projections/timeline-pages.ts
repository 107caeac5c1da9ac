import type { Delivery } from '../../shared/domain/delivery.ts'
import type { TimelineCursor } from '../../shared/ipc/timeline.ts'
import type { Database } from '../store/database.ts'
import type { Author, TimelineKind } from './timeline-table.ts'

/** An item as stored; `content` is JSON, null when erased or when it never had one. */
export type TimelineRecord = {
  at: number
  seq: number
  kind: TimelineKind
  itemId: string | null
  agentId: string | null
  /** Null too where the agent's account is not in the replica yet. */
  agentName: string | null
  detail: string | null
  whatsappId: string | null
  replyTo: string | null
  delivery: Delivery | null
  code: number | null
  content: string | null
  author: Author | null
  /** JSON. */
  provenance: string | null
  /** 1 where anything says of the message how it changed, or what anybody felt: few have either. */
  isChanged: 0 | 1
  isReactedTo: 0 | 1
}

export type QuotedRecord = {
  itemId: string
  author: Author
  content: string | null
  at: number
  seq: number
}

/** What a citizen's cases are told from, oldest first. */
export type CaseRecord = {
  at: number
  kind: TimelineKind
  agentId: string | null
  detail: string | null
  /** The note with its words. */
  itemId: string | null
  /** Of one that opened. */
  attendanceId: string | null
}

export type NoteRecord = { itemId: string; at: number; seq: number; content: string | null }

export type ChangeRecord = { kind: 'edit' | 'revoke'; at: number; content: string | null }

export type ReactionRecord = {
  author: 'citizen' | 'agent'
  /** Null: taken back. */
  emoji: string | null
  /** Of one that was made at a console. */
  delivery: Delivery | null
  code: number | null
  /** What stands at the message if it did not arrive. */
  standing: string | null
}

/**
 * The newest page of a conversation, and each page above it, by key and never by offset. Kinds are
 * compared one by one: for a list SQLite makes a table first, a quarter of what the page costs.
 */
export const timelinePageSql = `
select timeline.at, timeline.seq, kind, item_id as itemId, agent_id as agentId, detail,
  whatsapp_id as whatsappId, reply_to as replyTo, delivery, code, content, author, provenance,
  (select name from agents where agents.agent_id = timeline.agent_id) as agentName,
  exists (select 1 from message_changes as change
    where change.conversation_id = timeline.conversation_id
      and change.target = timeline.whatsapp_id and change.author = timeline.author) as isChanged,
  exists (select 1 from reactions
    where reactions.conversation_id = timeline.conversation_id
      and reactions.target = timeline.whatsapp_id) as isReactedTo
from timeline left join contents using (seq)
where conversation_id = @conversationId and (timeline.at, timeline.seq) < (@at, @seq)
  and (timeline.at, timeline.seq) >= (@fromAt, @fromSeq)
  and ((kind <> 'reaction' and kind <> 'edit' and kind <> 'revoke') or not exists (
    select 1 from timeline as target
    where target.conversation_id = timeline.conversation_id
      and target.whatsapp_id = timeline.reply_to and target.kind = 'message'
      and (timeline.kind = 'reaction' or target.author = timeline.author)
  ))
order by timeline.at desc, timeline.seq desc
limit @limit`

export const quotedMessageSql = `
select item_id as itemId, author, content, timeline.at, timeline.seq
from timeline left join contents using (seq)
where conversation_id = ? and whatsapp_id = ? and kind = 'message'`

/** From the newest on: what is asked for is nearly always at the end. */
export const whatsappIdSql = `
select whatsapp_id from timeline
where conversation_id = ? and item_id = ? and author = 'citizen'
order by at desc, seq desc limit 1`

export const reactionsSql = `
select author, emoji, delivery, code, standing from reactions
where conversation_id = ? and target = ? order by author`

/** Only whoever wrote a message can change it. */
export const changesSql = `
select kind, at, content from message_changes left join contents using (seq)
where conversation_id = ? and target = ? and author = ? order by at, seq`

/** How many messages stand above a place. */
const coveredSql = `
select count(*) from timeline
where conversation_id = @conversationId and (at, seq) < (@at, @seq) and kind = 'message'`

const casesSql = `
select timeline.at, kind, agent_id as agentId, detail, item_id as itemId,
  case kind when 'opened' then envelope ->> 'attendanceId' end as attendanceId
from timeline left join events using (seq)
where timeline.conversation_id = ?
  and kind in ('opened', 'reopened', 'claimed', 'released', 'transferred', 'closed',
    'forwarded', 'area-answered', 'forwarding-withdrawn')
order by timeline.at, timeline.seq`

export const openedAsSql = `
select conversation_id as conversationId, seq from timeline where kind = 'opened' and detail = ?`

export const attendanceOfSql = `
select envelope ->> 'attendanceId' from events where seq = ?`

const notesSql = `
select item_id as itemId, at, timeline.seq, content
from timeline left join contents on contents.seq = timeline.seq
where conversation_id = ? and kind = 'note'`

/** Stands before every item that there is. */
const TOP = { at: -1, seq: -1 }

/** The place of a citizen's message in the log. */
const inboundSql = `
select seq from timeline
where conversation_id = ? and item_id = ? and author = 'citizen'`

export type TimelinePages = ReturnType<typeof openTimelinePages>

export function openTimelinePages(db: Database) {
  const page = db.prepare<
    {
      conversationId: string
      at: number
      seq: number
      fromAt: number
      fromSeq: number
      limit: number
    },
    TimelineRecord
  >(timelinePageSql)
  const quoted = db.prepare<[string, string], QuotedRecord>(quotedMessageSql)
  const whatsappId = db.prepare<[string, string], string>(whatsappIdSql).pluck()
  const inbound = db.prepare<[string, string], number>(inboundSql).pluck()
  const reactions = db.prepare<[string, string], ReactionRecord>(reactionsSql)
  const changes = db.prepare<[string, string, Author], ChangeRecord>(changesSql)
  const covered = db
    .prepare<TimelineCursor & { conversationId: string }, number>(coveredSql)
    .pluck()
  const cases = db.prepare<[string], CaseRecord>(casesSql)
  const openedAs = db.prepare<[string], { conversationId: string; seq: number }>(openedAsSql)
  const attendanceOf = db.prepare<[number], string | null>(attendanceOfSql).pluck()
  const notes = db.prepare<[string], NoteRecord>(notesSql)

  return {
    /**
     * Oldest first. `more`: whether there are items above the page.
     * @param top nothing that stands before it is in the page.
     */
    before(
      conversationId: string,
      cursor: TimelineCursor,
      limit: number,
      top: TimelineCursor = TOP,
    ): { records: TimelineRecord[]; more: boolean } {
      const records = page.all({
        conversationId,
        ...cursor,
        fromAt: top.at,
        fromSeq: top.seq,
        limit: limit + 1,
      })
      const more = records.length > limit
      return { records: records.slice(0, limit).reverse(), more }
    },

    findQuoted(conversationId: string, whatsappId: string): QuotedRecord | null {
      return quoted.get(conversationId, whatsappId) ?? null
    },

    countBefore(conversationId: string, { at, seq }: TimelineCursor): number {
      return covered.get({ conversationId, at, seq }) ?? 0
    },

    casesOf(conversationId: string): CaseRecord[] {
      return cases.all(conversationId)
    },

    /** Where the attendance of this protocol number was opened. */
    openedAs(protocol: string): { conversationId: string; seq: number }[] {
      return openedAs.all(protocol)
    },

    /** Of which attendance an item says that it is; null for one that names none. */
    attendanceOf(seq: number): string | null {
      return attendanceOf.get(seq) ?? null
    },

    notesOf(conversationId: string): NoteRecord[] {
      return notes.all(conversationId)
    },

    /** WhatsApp's id of a citizen's message. */
    whatsappIdOf(conversationId: string, messageId: string): string | null {
      return whatsappId.get(conversationId, messageId) ?? null
    },

    findInbound(conversationId: string, messageId: string): number | null {
      return inbound.get(conversationId, messageId) ?? null
    },

    /** Edits and deletions, oldest first. */
    changesTo(conversationId: string, whatsappId: string, author: Author): ChangeRecord[] {
      return changes.all(conversationId, whatsappId, author)
    },

    reactionsTo(conversationId: string, whatsappId: string): ReactionRecord[] {
      return reactions.all(conversationId, whatsappId)
    },
  }
}
