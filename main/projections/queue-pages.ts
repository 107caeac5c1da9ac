import type { QueueCursor, QueueView } from '../../shared/ipc.ts'
import type { Database } from '../store/database.ts'
import { startOf } from './queue-order.ts'
import type { Author } from './timeline-table.ts'

/** A conversation with all that a row of the queue shows, as the relay confirmed it. */
export type QueueRecord = {
  conversationId: string
  appliedSeq: number
  state: string
  profileName: string | null
  username: string | null
  phone: string | null
  lastMessageAt: number | null
  lastMessageSeq: number | null
  lastMessageFrom: 'citizen' | 'agent' | null
  lastContent: string | null
  lastWhatsappId: string | null
  lastAuthor: Author | null
  draft: string | null
  /** Replies that wait for a decision. */
  unknown: number
  failed: number
}

/** In the words of the partial index, which SQLite would not see through other ones. */
const unsettled = `delivery in ('unknown', 'failed') and detail is null`

function unsettledAs(delivery: 'unknown' | 'failed'): string {
  return `(select count(*) from timeline as reply
    where reply.conversation_id = conversations.conversation_id and ${unsettled}
      and delivery = '${delivery}')`
}

/** In a conversation that was erased nobody decides anything any more. */
const withUnsettled = `conversations.conversation_id in (
  select conversation_id from timeline where ${unsettled}) and state ->> '$.erased' is null`

const select = `
select conversations.conversation_id as conversationId, applied_seq as appliedSeq, state,
  profile_name as profileName, username, phone, last_message_at as lastMessageAt,
  last_message_seq as lastMessageSeq,
  last_message_from as lastMessageFrom, contents.content as lastContent, drafts.text as draft,
  last_line.whatsapp_id as lastWhatsappId, last_line.author as lastAuthor,
  ${unsettledAs('unknown')} as unknown, ${unsettledAs('failed')} as failed
from conversations
left join citizens using (citizen_id)
left join contents on contents.seq = last_message_seq
left join drafts using (conversation_id)
left join timeline as last_line
  on (last_line.conversation_id, last_line.at, last_line.seq) =
    (conversations.conversation_id, last_message_at, last_message_seq)`

/** What the outbox is about to change is placed by its prediction, not by the confirmed state. */
const settled = `conversations.conversation_id not in (
  select lane from outbox where state <> 'refused')`

const forward = `
  and (queue_at, conversations.conversation_id) > (@at, @after) and ${settled}
order by queue_at, conversations.conversation_id limit @limit`

const backward = `
  and (queue_at, conversations.conversation_id) < (@at, @after) and ${settled}
order by queue_at desc, conversations.conversation_id desc limit @limit`

export const queuePageSql: Record<QueueView, string> = {
  waiting: `${select} where status = 'waiting' ${forward}`,
  mine: `${select} where holder_id = @me ${forward}`,
  team: `${select} where status = 'held' and holder_id <> @me ${forward}`,
  closed: `${select} where status = 'closed' ${backward}`,
  unsettled: `${select} where ${withUnsettled} ${forward}`,
}

export const queueCountSql: Record<QueueView, string> = {
  waiting: `select count(*) from conversations where status = 'waiting' and ${settled}`,
  mine: `select count(*) from conversations where holder_id = @me and ${settled}`,
  team: `select count(*) from conversations
    where status = 'held' and holder_id <> @me and ${settled}`,
  closed: `select count(*) from conversations where status = 'closed' and ${settled}`,
  unsettled: `select count(*) from conversations where ${withUnsettled} and ${settled}`,
}

type PageParameters = { me: string; at: number; after: string; limit: number }

export type QueuePages = ReturnType<typeof openQueuePages>

export function openQueuePages(db: Database) {
  const page = byView((view) => db.prepare<PageParameters, QueueRecord>(queuePageSql[view]))
  const count = byView((view) => db.prepare<{ me: string }, number>(queueCountSql[view]).pluck())
  const one = db.prepare<[string], QueueRecord>(
    `${select} where conversations.conversation_id = ? and state is not null`,
  )

  return {
    page(view: QueueView, me: string, after: QueueCursor | null, limit: number): QueueRecord[] {
      const { at, conversationId } = after ?? startOf(view)
      return page[view].all({ me, at, after: conversationId, limit })
    },

    count(view: QueueView, me: string): number {
      return count[view].get({ me }) ?? 0
    },

    find(conversationId: string): QueueRecord | null {
      return one.get(conversationId) ?? null
    },
  }
}

export function byView<T>(make: (view: QueueView) => T): Record<QueueView, T> {
  return {
    waiting: make('waiting'),
    mine: make('mine'),
    team: make('team'),
    closed: make('closed'),
    unsettled: make('unsettled'),
  }
}
