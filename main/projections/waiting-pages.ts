import { ANSWERED, URGENCY_CLASS, type UrgencyClock } from '../../shared/domain/queue/urgency.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'
import type { Database } from '../store/database.ts'
import { startOf } from './queue-order.ts'
import { type QueueRecord, queueColumns, queueJoins, settledSql } from './queue-pages.ts'

/**
 * Who waits, most urgent first. Where somebody stands changes with the clock, so that no index has the
 * whole order; but each class of urgency (`urgency.ts`) stands in that of an index, and a page is of one
 * or two classes: it costs the same however many wait. None of them is put aside, for giving a case
 * back ends that.
 */

/** Of fewer whose window has closed all are sorted; of more some will soon be met among all who wait. */
const FEW = 200

/** In the words of the partial index, which SQLite would not see through other ones. */
const unanswered = `status = 'waiting' and queue_at < ${ANSWERED}`
const closesAt = 'coalesce(window_closes_at, 0)'

/** One class in its order, from where its key is greater than `start`. */
const walk = (index: 'queue' | 'window', key: string, start: string, where: string) => `
select conversation_id from conversations indexed by conversations_by_${index}
where ${where} and (${key}, conversation_id) > (${start}, @after) and ${settledSql}
order by ${key}, conversation_id limit @limit`

const closing = `${unanswered} and ${closesAt} > @now and ${closesAt} <= @nextChance`
const closed = `${unanswered} and ${closesAt} <= @now`
const open = `${unanswered} and ${closesAt} > @nextChance`

/** `@at`: a place in the whole order, from which that in a class follows. */
export const waitingSql = {
  closing: walk('window', closesAt, '@at', closing),
  fewClosed: walk('window', 'queue_at', `@at - ${URGENCY_CLASS}`, closed),
  manyClosed: walk('queue', 'queue_at', `@at - ${URGENCY_CLASS}`, closed),
  open: walk('queue', 'queue_at', `@at - ${2 * URGENCY_CLASS}`, open),
  answered: walk('queue', 'queue_at', `max(@at, ${ANSWERED - 1})`, `status = 'waiting'`),
} as const

export const closedCountSql = `
with found as materialized (
  select 1 from conversations indexed by conversations_by_window where ${closed} limit ${FEW}
)
select count(*) from found`

export const waitingRowsSql = `
select ${queueColumns} from json_each(?) as wanted
cross join conversations on conversations.conversation_id = wanted.value ${queueJoins}
order by wanted.key`

type Walk = UrgencyClock & { at: number; after: string; limit: number }

export type WaitingPages = ReturnType<typeof openWaitingPages>

export function openWaitingPages(db: Database) {
  const prepare = (sql: string) => db.prepare<Walk, string>(sql).pluck()
  const walks = {
    closing: prepare(waitingSql.closing),
    fewClosed: prepare(waitingSql.fewClosed),
    manyClosed: prepare(waitingSql.manyClosed),
    open: prepare(waitingSql.open),
    answered: prepare(waitingSql.answered),
  }
  const closedCount = db.prepare<UrgencyClock, number>(closedCountSql).pluck()
  const rows = db.prepare<[string], QueueRecord>(waitingRowsSql)

  return {
    /** @param clock by which urgency is told; the same for all pages of one walk. */
    page(after: QueueCursor | null, limit: number, clock: UrgencyClock): QueueRecord[] {
      const { at, conversationId } = after ?? startOf('waiting')
      const closed = (closedCount.get(clock) ?? 0) < FEW ? walks.fewClosed : walks.manyClosed
      const ids: string[] = []
      for (const walk of [walks.closing, closed, walks.open, walks.answered]) {
        if (ids.length === limit) break
        ids.push(...walk.all({ ...clock, at, after: conversationId, limit: limit - ids.length }))
      }
      return rows.all(JSON.stringify(ids))
    },
  }
}
