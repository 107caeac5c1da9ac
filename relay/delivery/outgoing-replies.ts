import type { EventBody, LogEvent } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Store } from '../store/open-store.ts'

export type OutgoingReply = {
  readonly messageId: string
  /** Place of its `reply-queued` in the log: replies of one conversation go out in this order. */
  readonly queuedSeq: number
  readonly queuedAt: number
  readonly conversationId: string
  readonly phoneNumberId: string
  /** Attempts that were begun. */
  readonly attempts: number
}

/**
 * Table `outgoing`: replies on their way. It only follows the log, so that what was attempted is
 * known from the same commit. States: `queued` (again, after a deferral) → `attempted` →
 * `accepted`, `failed` or `unknown`.
 */
export type OutgoingReplies = {
  find(messageId: string): OutgoingReply | null
  /** The oldest queued reply of each conversation that has none in flight, if it is due. */
  due(now: number, limit: number): OutgoingReply[]
  /** When the next reply will be due; null when none waits. */
  nextDueAt(): number | null
  /** Attempts whose answer was never recorded. */
  attempted(): OutgoingReply[]
  countQueued(): number
  follow: Follower
}

const columns = `message_id as messageId, queued_seq as queuedSeq, queued_at as queuedAt,
  conversation_id as conversationId, phone_number_id as phoneNumberId, attempts from outgoing`

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

export function createOutgoingReplies({ database }: Store): OutgoingReplies {
  const find = database.prepare<[string], OutgoingReply>(`select ${columns} where message_id = ?`)
  const due = database.prepare<[number, number], OutgoingReply>(
    `select ${columns} ${indexed} where ${first} and not_before <= ? order by queued_seq limit ?`,
  )
  const nextDueAt = database
    .prepare<[], number | null>(`select min(not_before) from outgoing ${indexed} where ${first}`)
    .pluck()
  const attempted = database.prepare<[], OutgoingReply>(
    `select ${columns} ${indexed} where ${unfinished} and state = 'attempted' order by queued_seq`,
  )
  const countQueued = database
    .prepare<[], number>(
      `select count(*) from outgoing ${indexed} where ${unfinished} and state = 'queued'`,
    )
    .pluck()
  const insert = database.prepare<[string, number, number, string, string]>(`
    insert into outgoing (message_id, queued_seq, queued_at, conversation_id, phone_number_id,
      state, attempts, not_before) values (?, ?, ?, ?, ?, 'queued', 0, 0)`)
  const attempt = database.prepare<[number, string]>(
    `update outgoing set state = 'attempted', attempts = ? where message_id = ?`,
  )
  const defer = database.prepare<[number, string]>(
    `update outgoing set state = 'queued', not_before = ? where message_id = ?`,
  )
  const finish = database.prepare<[string, string]>(
    'update outgoing set state = ? where message_id = ?',
  )
  const advance = (event: LogEvent): void => {
    switch (event.type) {
      case 'send-attempted':
        attempt.run(event.attempt, event.messageId)
        break
      case 'send-deferred':
        defer.run(event.nextAttemptAt, event.messageId)
        break
      case 'send-accepted':
        finish.run('accepted', event.messageId)
        break
      case 'send-failed':
        finish.run('failed', event.messageId)
        break
      case 'send-unknown':
        finish.run('unknown', event.messageId)
        break
    }
  }
  return {
    find: (messageId) => find.get(messageId) ?? null,
    due: (now, limit) => due.all(now, limit),
    nextDueAt: () => nextDueAt.get() ?? null,
    attempted: () => attempted.all(),
    countQueued: () => countQueued.get() ?? 0,
    follow: (event, conversation) => {
      if (event.type !== 'reply-queued') advance(event)
      else if (conversation !== null) {
        const { messageId, seq, at, conversationId } = event
        insert.run(messageId, seq, at, conversationId, conversation.phoneNumberId)
      }
    },
  }
}

/** A reply's envelope says where it belongs; these are the ids that every send event carries. */
export function aboutReply({ conversationId, messageId }: OutgoingReply) {
  return { conversationId, messageId }
}

export type SendEvent = Extract<EventBody, { type: `send-${string}` }>
