import { type QueueFilters, windowBounds } from '../../shared/domain/queue/filters.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { UrgencyClock } from '../../shared/domain/queue/urgency.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'
import type { Database } from '../store/database.ts'
import { queueKeySql, startOf } from './queue-order.ts'
import { type QueueRecord, queueColumns, queueJoins, settledSql, viewSql } from './queue-pages.ts'

/**
 * The views of the queue with filters. What is open is few, and is sorted; what is closed is walked in
 * its order, by the index of one of the filters, so far at a time and no further: a page costs the same
 * however much has been closed.
 */

/** So many rows are looked at for one page of what is closed. */
const WALK = 1000
/** So many for its count; an index alone tells no more of them. */
const COUNTED = 5000

type OpenView = Exclude<QueueView, 'closed'>

const openViews: readonly OpenView[] = [
  'waiting',
  'mine',
  'pending',
  'team',
  'unsettled',
  'snoozed',
]

/** A filter that is not set is null. An empty topic: nobody has said. Nothing that is closed is unread. */
const fitsSql = `(@topic is null or coalesce(topic_id, '') = @topic)
  and (@quadra is null or quadra = @quadra)
  and (@agent is null or handled_by = @agent)
  and (@unread = 0 or unread_seq > coalesce((select seen.seq from seen_conversations as seen
    where seen.conversation_id = conversations.conversation_id), 0))
  and coalesce(window_closes_at, 0) > @windowAfter
  and coalesce(window_closes_at, 0) <= @windowUntil`

/** What the walk through closed ones goes along: the filter that leaves the fewest comes first. */
const leads = {
  quadra: 'quadra = @quadra and',
  topic: 'topic_id = @topic and',
  agent: 'handled_by = @agent and',
  none: '',
} as const

type Lead = keyof typeof leads

export const filteredPageSql = byOpenView(
  (view) => `
with placed as materialized (
  select conversation_id, ${queueKeySql(view)} as place from conversations
  where ${viewSql[view]} and ${settledSql} and ${fitsSql}
), page as materialized (
  select * from placed where (place, conversation_id) > (@at, @after)
  order by place, conversation_id limit @limit
)
select ${queueColumns} from page cross join conversations using (conversation_id) ${queueJoins}
order by page.place, page.conversation_id`,
)

const filteredCountSql = byOpenView(
  (view) =>
    `select count(*) from conversations where ${viewSql[view]} and ${settledSql} and ${fitsSql}`,
)

const walkSql = (lead: Lead, most: number) => `walked as materialized (
  select conversation_id, queue_at, (${fitsSql} and ${settledSql}) as fits from conversations
  where ${leads[lead]} status = 'closed' and (queue_at, conversation_id) < (@at, @after)
  order by queue_at desc, conversation_id desc limit ${most}
)`

export const closedWalkSql = byLead(
  (lead) => `
with ${walkSql(lead, WALK)}, page as materialized (
  select * from walked where fits order by queue_at desc, conversation_id desc limit @limit
)
select ${queueColumns} from page cross join conversations using (conversation_id) ${queueJoins}
order by page.queue_at desc, page.conversation_id desc`,
)

/** Where a walk ended that may go on. */
const walkEndSql = byLead(
  (lead) => `
with ${walkSql(lead, WALK)}
select queue_at as at, conversation_id as conversationId from walked
where (select count(*) from walked) = ${WALK}
order by queue_at, conversation_id limit 1`,
)

const closedCountSql = byLead(
  (lead) => `
with ${walkSql(lead, COUNTED)}
select coalesce(sum(fits), 0) as count, count(*) = ${COUNTED} as isMore from walked`,
)

type Parameters = { at: number; after: string; limit: number } & Wanted
type Wanted = ReturnType<typeof parametersOf>

export type FilteredPages = ReturnType<typeof openFilteredPages>

export function openFilteredPages(db: Database) {
  const open = byOpenView((view) => db.prepare<Parameters, QueueRecord>(filteredPageSql[view]))
  const openCount = byOpenView((view) => db.prepare<Wanted, number>(filteredCountSql[view]).pluck())
  const closed = byLead((lead) => db.prepare<Parameters, QueueRecord>(closedWalkSql[lead]))
  const walkEnd = byLead((lead) =>
    db.prepare<Parameters, { at: number; conversationId: string }>(walkEndSql[lead]),
  )
  const closedCount = byLead((lead) =>
    db.prepare<Parameters, { count: number; isMore: number }>(closedCountSql[lead]),
  )
  // One seek for each name, not one step for each citizen.
  const quadras = db
    .prepare<[], string>(
      `with recursive found (quadra) as (
         select min(registered_quadra) from registrations where registered_quadra is not null
         union all
         select (select min(registered_quadra) from registrations where registered_quadra > quadra)
         from found where quadra is not null
       ) select quadra from found where quadra is not null limit 1000`,
    )
    .pluck()

  return {
    /**
     * @returns `walkedTo`: where to go on from a page that is not full; null at the end.
     */
    page(
      { view, me, filters }: { view: QueueView; me: string; filters: QueueFilters },
      after: QueueCursor | null,
      limit: number,
      clock: UrgencyClock,
    ): { records: QueueRecord[]; walkedTo: { at: number; conversationId: string } | null } {
      if (view === 'closed' && filters.unread) return { records: [], walkedTo: null }
      const { at, conversationId } = after ?? startOf(view)
      const wanted = { ...parametersOf(filters, me, clock), at, after: conversationId, limit }
      if (view !== 'closed') return { records: open[view].all(wanted), walkedTo: null }
      const lead = leadOf(filters)
      const records = closed[lead].all(wanted)
      const isFull = records.length === limit
      return { records, walkedTo: isFull ? null : (walkEnd[lead].get(wanted) ?? null) }
    },

    /** @returns `isMore`: of closed ones there are more than were counted. */
    count(view: QueueView, me: string, filters: QueueFilters, clock: UrgencyClock) {
      if (view === 'closed' && filters.unread) return { count: 0, isMore: false }
      const wanted = parametersOf(filters, me, clock)
      if (view !== 'closed') return { count: openCount[view].get(wanted) ?? 0, isMore: false }
      const { at, conversationId: after } = startOf(view)
      const counted = closedCount[leadOf(filters)].get({ ...wanted, at, after, limit: 0 })
      return { count: counted?.count ?? 0, isMore: counted?.isMore === 1 }
    },

    /** The quadras that citizens are registered with, by name. */
    quadras(): string[] {
      return quadras.all()
    },
  }
}

function leadOf({ quadra, topic, agent }: QueueFilters): Lead {
  if (quadra !== undefined) return 'quadra'
  if (topic !== undefined && topic !== null) return 'topic'
  return agent === undefined ? 'none' : 'agent'
}

function parametersOf(
  { topic, quadra, agent, window, unread }: QueueFilters,
  me: string,
  clock: UrgencyClock,
) {
  const { after, until } = windowBounds(window, clock)
  return {
    ...{ me, ...clock },
    topic: topic === undefined ? null : (topic ?? ''),
    quadra: quadra ?? null,
    agent: agent ?? null,
    unread: unread ? 1 : 0,
    ...{ windowAfter: after, windowUntil: until },
  }
}

function byOpenView<T>(make: (view: OpenView) => T): Record<OpenView, T> {
  return Object.fromEntries(openViews.map((view) => [view, make(view)])) as Record<OpenView, T>
}

function byLead<T>(make: (lead: Lead) => T): Record<Lead, T> {
  return {
    quadra: make('quadra'),
    topic: make('topic'),
    agent: make('agent'),
    none: make('none'),
  }
}
