import type { Conversation } from '../../shared/domain/conversation.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import type { Database } from '../store/database.ts'
import { handlerOf, unreadSeqs } from './filter-facts.ts'
import { areaDueAt, queuedAt } from './queue-order.ts'

/** A conversation as folded so far. `state` is null until the event that started it arrives. */
export type FoldedConversation = {
  readonly conversationId: string
  /** The newest event that was folded. */
  readonly appliedSeq: number
  readonly state: Conversation | null
  readonly lastMessage: LastMessage | null
}

export type LastMessage = {
  readonly at: number
  readonly seq: number
  readonly from: 'citizen' | 'agent'
}

type Row = {
  conversation_id: string
  applied_seq: number
  state: string | null
  last_message_at: number | null
  last_message_seq: number | null
  last_message_from: 'citizen' | 'agent' | null
}

export type ConversationTable = ReturnType<typeof openConversationTable>

export function openConversationTable(db: Database) {
  const find = db.prepare<[string], Row>('select * from conversations where conversation_id = ?')
  const ofCitizen = db
    .prepare<[string], string>('select conversation_id from conversations where citizen_id = ?')
    .pluck()
  const blocked = db
    .prepare<[], string>(
      `select conversation_id from conversations where blocked_until is not null
       order by blocked_until`,
    )
    .pluck()
  const blockAsked = db
    .prepare<[], string>(
      `select conversation_id from conversations where block_asked_at is not null
       order by block_asked_at`,
    )
    .pluck()
  const scheduled = db
    .prepare<[], string>(
      `select conversation_id from conversations where scheduled_at is not null
       order by scheduled_at`,
    )
    .pluck()
  const merged = db
    .prepare<[], string>('select state from conversations where merges is not null')
    .pluck()
  const save = db.prepare(
    // Not `insert or replace`, which would write every index again for each message.
    `insert into conversations (
       conversation_id, applied_seq, state, citizen_id, status, holder_id, queue_at,
       window_closes_at, last_message_at, last_message_seq, last_message_from,
       blocked_until, block_asked_at, merges, area_due_at, scheduled_at,
       snoozed_until, topic_id, handled_by, unread_seq, quadra
     ) values (
       @conversationId, @appliedSeq, @state, @citizenId, @status, @holderId, @queueAt,
       @windowClosesAt, @lastAt, @lastSeq, @lastFrom, @blockedUntil, @blockAskedAt, @merges,
       @areaDueAt, @scheduledAt, @snoozedUntil, @topicId, @handledBy, @unreadSeq,
       (select registered_quadra from registrations where citizen_id = @citizenId)
     ) on conflict do update set
       applied_seq = excluded.applied_seq, state = excluded.state,
       citizen_id = excluded.citizen_id, status = excluded.status,
       holder_id = excluded.holder_id, queue_at = excluded.queue_at,
       window_closes_at = excluded.window_closes_at,
       last_message_at = excluded.last_message_at,
       last_message_seq = excluded.last_message_seq,
       last_message_from = excluded.last_message_from,
       blocked_until = excluded.blocked_until, block_asked_at = excluded.block_asked_at,
       merges = excluded.merges, area_due_at = excluded.area_due_at,
       scheduled_at = excluded.scheduled_at, snoozed_until = excluded.snoozed_until,
       topic_id = excluded.topic_id, handled_by = excluded.handled_by,
       unread_seq = excluded.unread_seq, quadra = excluded.quadra`,
  )

  return {
    find(conversationId: string): FoldedConversation | null {
      const row = find.get(conversationId)
      return row ? parseRow(row) : null
    },

    /** Whether its citizen had everything erased: nothing of hers is kept here any more. */
    isErased(conversationId: string): boolean {
      return this.find(conversationId)?.state?.erased ?? false
    },

    ofCitizen(citizenId: string): string[] {
      return ofCitizen.all(citizenId)
    },

    /** Those of blocked citizens, whose block ends first in front. */
    blocked(): string[] {
      return blocked.all()
    },

    /** Those for which a block was asked, oldest first. */
    blockAsked(): string[] {
      return blockAsked.all()
    },

    /** Those in which something is to leave at a moment, the earliest in front. */
    scheduled(): string[] {
      return scheduled.all()
    },

    /** Those in which a merge stands. */
    merged(): Conversation[] {
      return merged.all().flatMap((state) => parseState(state) ?? [])
    },

    /** Citizens of whom somebody decided that they are one person, two by two. */
    mergedPairs(): (readonly [string, string])[] {
      return this.merged().flatMap(({ citizenId, merges }) =>
        merges.map((merge) => [citizenId, merge.citizenId] as const),
      )
    },

    save({ conversationId, appliedSeq, state, lastMessage }: FoldedConversation): void {
      const attendance = state?.attendance ?? null
      save.run({
        conversationId,
        appliedSeq,
        state: state && JSON.stringify(state),
        citizenId: state?.citizenId ?? null,
        status: attendance?.status ?? null,
        holderId: attendance?.holderId ?? null,
        queueAt: state && attendance && queuedAt(state, attendance),
        windowClosesAt: windowClosesAt(state?.lastInboundAt ?? null),
        lastAt: lastMessage?.at ?? null,
        lastSeq: lastMessage?.seq ?? null,
        lastFrom: lastMessage?.from ?? null,
        blockedUntil: state?.block?.until ?? null,
        blockAskedAt: state?.blockRequest?.at ?? null,
        merges: state?.merges.length || null,
        areaDueAt: attendance && areaDueAt(attendance),
        scheduledAt: state?.scheduledReplies[0]?.dueAt ?? null,
        snoozedUntil: attendance?.snoozedUntil ?? null,
        topicId: attendance?.topicId ?? null,
        handledBy: attendance && handlerOf(attendance),
        unreadSeq: (state && unreadSeqs(state).at(-1)) ?? null,
      })
    },

    clear(): void {
      db.exec('delete from conversations')
    },
  }
}

function parseRow(row: Row): FoldedConversation {
  const { last_message_at: at, last_message_seq: seq, last_message_from: from } = row
  return {
    conversationId: row.conversation_id,
    appliedSeq: row.applied_seq,
    state: parseState(row.state),
    lastMessage: at === null || seq === null || from === null ? null : { at, seq, from },
  }
}

/** The state is this version's own: another version's projections are rebuilt before they are read. */
export function parseState(state: string | null): Conversation | null {
  return state === null ? null : JSON.parse(state)
}
