import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { UrgencyClock } from '../../shared/domain/queue/urgency.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'
import type { Database } from '../store/database.ts'
import { answeredSql, asideSql, pendingSql, queueKeySql, startOf } from './queue-order.ts'
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
  /** 1 where anything says how it changed. */
  lastIsChanged: 0 | 1
  registeredName: string | null
  draft: string | null
  /** Replies that wait for a decision. */
  unknown: number
  failed: number
  /** Of the citizen's registration. */
  quadra: string | null
  /** How far this user has read, by the place in the log; null for nothing. */
  seenSeq: number | null
}

/** In the words of the partial index, which SQLite would not see through other ones. */
const unsettled = `delivery in ('unknown', 'failed') and detail is null`

function unsettledAs(delivery: 'unknown' | 'failed'): string {
  // Left alone, SQLite goes through the whole conversation, which may be of many years.
  return `(select count(*) from timeline as reply indexed by timeline_unsettled
    where reply.conversation_id = conversations.conversation_id and ${unsettled}
      and delivery = '${delivery}')`
}

/** In a conversation that was erased nobody decides anything any more. */
const withUnsettled = `conversations.conversation_id in (
  select conversation_id from timeline where ${unsettled}) and state ->> '$.erased' is null`

export const queueColumns = `conversations.conversation_id as conversationId, applied_seq as appliedSeq, state,
  registered_name as registeredName, profile_name as profileName, username, phone,
  last_message_at as lastMessageAt,
  last_message_seq as lastMessageSeq,
  last_message_from as lastMessageFrom, contents.content as lastContent, drafts.text as draft,
  last_line.whatsapp_id as lastWhatsappId, last_line.author as lastAuthor,
  exists (select 1 from message_changes as change
    where change.conversation_id = conversations.conversation_id
      and change.target = last_line.whatsapp_id
      and change.author = last_line.author) as lastIsChanged,
  conversations.quadra as quadra, seen.seq as seenSeq,
  ${unsettledAs('unknown')} as unknown, ${unsettledAs('failed')} as failed`

export const queueJoins = `left join citizens using (citizen_id)
left join registrations using (citizen_id)
left join contents on contents.seq = last_message_seq
left join drafts using (conversation_id)
left join seen_conversations as seen
  on seen.conversation_id = conversations.conversation_id
left join timeline as last_line
  on (last_line.conversation_id, last_line.at, last_line.seq) =
    (conversations.conversation_id, last_message_at, last_message_seq)`

/** What the outbox is about to change is placed by its prediction, not by the confirmed state. */
export const settledSql = `conversations.conversation_id not in (
  select lane from outbox where state <> 'refused')`

const mineSql = `holder_id = @me and (snoozed_until is null or not ${asideSql})`

/** Parameters `@me` and `@now`. */
export const viewSql: Record<QueueView, string> = {
  waiting: `status = 'waiting'`,
  mine: mineSql,
  pending: `${mineSql} and ${pendingSql}`,
  team: `status = 'held' and holder_id <> @me`,
  closed: `status = 'closed'`,
  unsettled: withUnsettled,
  snoozed: `holder_id = @me and ${asideSql}`,
}

/** Who waits has pages of its own (`waiting-pages.ts`): they may be very many. */
export type PagedView = Exclude<QueueView, 'waiting'>

/** Keys change with time, so that no index has them: ids and keys are sorted, and only a page is read. */
const byUrgency = (view: QueueView) => `
with placed as materialized (
  select conversation_id, ${queueKeySql(view)} as place from conversations
  where ${viewSql[view]} and ${settledSql}
), page as materialized (
  select * from placed where (place, conversation_id) > (@at, @after)
  order by place, conversation_id limit @limit
)
select ${queueColumns} from page cross join conversations using (conversation_id) ${queueJoins}
order by page.place, page.conversation_id`

export const queuePageSql: Record<PagedView, string> = {
  mine: byUrgency('mine'),
  pending: byUrgency('pending'),
  team: byUrgency('team'),
  unsettled: byUrgency('unsettled'),
  snoozed: byUrgency('snoozed'),
  closed: `select ${queueColumns} from conversations ${queueJoins}
where ${viewSql.closed} and (queue_at, conversations.conversation_id) < (@at, @after) and ${settledSql}
order by queue_at desc, conversations.conversation_id desc limit @limit`,
}

/** All, less the few that the outbox is about to change: to look each up there takes five times as long. */
const countSql = (where: string) => `
select (select count(*) from conversations where ${where}) - (
  select count(*) from (select distinct lane from outbox where state <> 'refused') as moved
  cross join conversations on conversations.conversation_id = moved.lane where ${where})`

/** Of this agent's, those who wait for her. */
export const toAnswerCountSql = countSql(`${viewSql.mine} and not ${answeredSql}`)

export const queueCountSql: Record<QueueView, string> = byView((view) => countSql(viewSql[view]))

/** `now`: by the relay's clock (ms). */
type Whose = { me: string; now: number }

type PageParameters = { me: string; at: number; after: string; limit: number } & UrgencyClock

export type QueuePages = ReturnType<typeof openQueuePages>

export function openQueuePages(db: Database) {
  const prepare = (view: PagedView) => db.prepare<PageParameters, QueueRecord>(queuePageSql[view])
  const page = {
    mine: prepare('mine'),
    pending: prepare('pending'),
    team: prepare('team'),
    unsettled: prepare('unsettled'),
    snoozed: prepare('snoozed'),
    closed: prepare('closed'),
  }
  const count = byView((view) => db.prepare<Whose, number>(queueCountSql[view]).pluck())
  const toAnswer = db.prepare<Whose, number>(toAnswerCountSql).pluck()
  const one = db.prepare<[string], QueueRecord>(
    `select ${queueColumns} from conversations ${queueJoins}
     where conversations.conversation_id = ? and state is not null`,
  )
  const held = db.prepare<[], { holderId: string; count: number }>(
    `select holder_id as holderId, count(*) as count from conversations
     where holder_id is not null and status = 'held' group by holder_id`,
  )

  return {
    /** @param clock by which urgency is told; the same for all pages of one walk. */
    page(
      view: PagedView,
      me: string,
      after: QueueCursor | null,
      limit: number,
      clock: UrgencyClock,
    ): QueueRecord[] {
      const { at, conversationId } = after ?? startOf(view)
      return page[view].all({ me, at, after: conversationId, limit, ...clock })
    },

    count(view: QueueView, me: string, now: number): number {
      return count[view].get({ me, now }) ?? 0
    },

    /** How many of this agent's wait for her. */
    countToAnswer(me: string, now: number): number {
      return toAnswer.get({ me, now }) ?? 0
    },

    /** How many open attendances each agent holds in the record. */
    held(): ReadonlyMap<string, number> {
      return new Map(held.all().map(({ holderId, count }) => [holderId, count]))
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
    pending: make('pending'),
    team: make('team'),
    closed: make('closed'),
    unsettled: make('unsettled'),
    snoozed: make('snoozed'),
  }
}
