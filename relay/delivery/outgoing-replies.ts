import type { EventBody } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Reader, Transaction } from '../store/port.ts'
import { LONGEST_DEFERRAL_MS } from './back-off.ts'
import { heldPairs, PAIR_EMPTY_MS } from './send-limits.ts'

export type OutgoingReply = {
  readonly messageId: string
  /** Place of its `reply-queued` or `reaction-queued` in the log: those of one conversation go out in this order. */
  readonly queuedSeq: number
  readonly queuedAt: number
  readonly conversationId: string
  readonly phoneNumberId: string
  /** Attempts that were begun. */
  readonly attempts: number
}

/**
 * Table `outgoing`: replies on their way. It only follows the log, so that what was attempted is
 * known from the same commit; `attempted_by` alone, the run that waits for the answer, no event
 * tells. States: `queued` (again, after a deferral) → `attempted` →
 * `accepted`, `failed` or `unknown`.
 */

const columns = `message_id as "messageId", queued_seq as "queuedSeq", queued_at as "queuedAt",
  conversation_id as "conversationId", phone_number_id as "phoneNumberId", attempts`

/**
 * Named, because without statistics SQLite would rather walk the whole table in order; and the
 * condition in the words of that partial index, which it would not see through other ones.
 */
const indexed = 'indexed by outgoing_unfinished'
const unfinished = `state in ('queued', 'attempted')`

/** Queued replies that none of the same conversation stands before. */
const first = `${unfinished} and state = 'queued' and not exists (
  select 1 from outgoing as earlier ${indexed} where earlier.conversation_id = outgoing.conversation_id
    and earlier.queued_seq < outgoing.queued_seq and earlier.${unfinished})`

export async function find(sql: Reader, messageId: string): Promise<OutgoingReply | null> {
  const row = await sql.get<OutgoingReply>(
    `select ${columns} from outgoing where message_id = ?`,
    messageId,
  )
  return row ?? null
}

/** Whether a reply still waits as it did when it was read: nobody has attempted it since. */
export async function isStillQueued(
  sql: Reader,
  { messageId, attempts }: OutgoingReply,
): Promise<boolean> {
  const row = await sql.get(
    `select 1 from outgoing where message_id = ? and state = 'queued' and attempts = ?`,
    ...[messageId, attempts],
  )
  return row !== undefined
}

/**
 * Takes a reply for a run that attempts it in this transaction.
 * @returns false when it does not wait any more as it did when it was read.
 */
export async function take(
  tx: Transaction,
  { messageId, attempts }: OutgoingReply,
  runId: string,
): Promise<boolean> {
  const changed = await tx.run(
    `update outgoing set attempted_by = ?
      where message_id = ? and state = 'queued' and attempts = ?`,
    ...[runId, messageId, attempts],
  )
  return changed > 0
}

/** Whether an attempt is still the newest of its reply, by the run that began it, and unanswered. */
export async function isStillAttempted(
  sql: Reader,
  { messageId, attempts, attemptedBy }: AttemptedReply,
): Promise<boolean> {
  const row = await sql.get<{ attemptedBy: string | null }>(
    `select attempted_by as "attemptedBy" from outgoing
      where message_id = ? and state = 'attempted' and attempts = ?`,
    ...[messageId, attempts],
  )
  return row !== undefined && row.attemptedBy === attemptedBy
}

/** Whether the log has it already that WhatsApp took a reply. */
export async function isAccepted(
  sql: Reader,
  { messageId }: Pick<OutgoingReply, 'messageId'>,
): Promise<boolean> {
  const row = await sql.get(
    `select 1 from outgoing where message_id = ? and state = 'accepted'`,
    messageId,
  )
  return row !== undefined
}

/** What WhatsApp's limit for its citizen says of each. */
const withPair = `outgoing ${indexed}
  left join send_limits on kind = 'pair' and id = outgoing.conversation_id`

/**
 * The oldest queued reply of each conversation that has none in flight, if it is due and the limit
 * for its citizen lets it.
 */
export function due(sql: Reader, now: number, limit: number): Promise<OutgoingReply[]> {
  return sql.all(
    `select ${columns} from ${withPair} where ${first} and (not_before <= ? or not_before > ?)
        and (full_at is null or full_at <= ? or full_at > ?)
      order by queued_seq limit ?`,
    ...[now, now + LONGEST_DEFERRAL_MS, ...heldPairs(now), limit],
  )
}

/** When the next reply will be due; null when none waits. */
export async function nextDueAt(sql: Reader): Promise<number | null> {
  const row = await sql.get<{ at: number | null }>(
    `select min(case when full_at - ${PAIR_EMPTY_MS} > not_before then full_at - ${PAIR_EMPTY_MS}
        else not_before end) as at from ${withPair} where ${first}`,
  )
  return row?.at ?? null
}

/** A reply whose answer is waited for, and by which run; null: by one of before that was kept. */
export type AttemptedReply = OutgoingReply & { readonly attemptedBy: string | null }

/** Attempts without an answer, in the order of the log. */
export function attempted(sql: Reader): Promise<AttemptedReply[]> {
  return sql.all(
    `select ${columns}, attempted_by as "attemptedBy" from outgoing ${indexed}
      where ${unfinished} and state = 'attempted' order by queued_seq`,
  )
}

/** Whether any reply's answer is waited for, by whichever process. */
export async function isAnyAttempted(sql: Reader): Promise<boolean> {
  const row = await sql.get(
    `select 1 from outgoing ${indexed} where ${unfinished} and state = 'attempted' limit 1`,
  )
  return row !== undefined
}

export async function countQueued(sql: Reader): Promise<number> {
  const row = await sql.get<{ count: number }>(
    `select count(*) as count from outgoing ${indexed} where ${unfinished} and state = 'queued'`,
  )
  return row?.count ?? 0
}

const finish = 'update outgoing set state = ? where message_id = ?'

export const follow: Follower = async (tx, event, conversation) => {
  switch (event.type) {
    case 'reply-queued':
    case 'reaction-queued': {
      if (conversation === null) return
      const { messageId, seq, at, conversationId } = event
      await tx.run(
        `insert into outgoing (message_id, queued_seq, queued_at, conversation_id,
          phone_number_id, state, attempts, not_before, is_reaction)
          values (?, ?, ?, ?, ?, 'queued', 0, 0, ?)`,
        ...[messageId, seq, at, conversationId, conversation.phoneNumberId],
        event.type === 'reaction-queued' ? 1 : 0,
      )
      break
    }
    case 'send-attempted':
      await tx.run(
        `update outgoing set state = 'attempted', attempts = ? where message_id = ?`,
        ...[event.attempt, event.messageId],
      )
      break
    case 'send-deferred':
      await tx.run(
        `update outgoing set state = 'queued', not_before = ? where message_id = ?`,
        ...[event.nextAttemptAt, event.messageId],
      )
      break
    case 'send-accepted':
      await tx.run(finish, 'accepted', event.messageId)
      break
    case 'send-failed':
      await tx.run(finish, 'failed', event.messageId)
      break
    case 'send-unknown':
      await tx.run(finish, 'unknown', event.messageId)
      break
  }
}

/** A reply's envelope says where it belongs; these are the ids that every send event carries. */
export function aboutReply({ conversationId, messageId }: OutgoingReply) {
  return { conversationId, messageId }
}

export type SendEvent = Extract<EventBody, { type: `send-${string}` }>
