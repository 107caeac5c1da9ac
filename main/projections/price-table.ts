import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** So many replies count the same way. `billable` null: WhatsApp has not said. */
export type PriceCount = { billable: number | null; category: string | null; count: number }

type CaseCount = PriceCount & { attendanceId: string | null }

export const pricesOfMonthSql = `
select billable, category, count(*) as count from reply_prices
where at >= ? and at < ? group by billable, category`

export const pricesOfConversationSql = `
select attendance_id as attendanceId, billable, category, count(*) as count from reply_prices
where conversation_id = ? group by attendance_id, billable, category`

/** Of those that WhatsApp has said nothing of, those that it never had. */
const untoldSql = `
select attendance_id as attendanceId, count(*) as count
from reply_prices cross join timeline on timeline.item_id = message_id
where reply_prices.conversation_id = ? and billable is null
  and delivery in ('queued', 'deferred', 'attempted', 'failed')
group by attendance_id`

export const untoldOfMonthSql = `
select count(*) from reply_prices cross join timeline on timeline.item_id = message_id
where reply_prices.at >= ? and reply_prices.at < ? and billable is null
  and delivery in ('queued', 'deferred', 'attempted', 'failed')`

/**
 * How WhatsApp counts our replies, in whatever order their events come: the newest word on each. It is
 * all that is known of cost; how much a message costs WhatsApp does not tell.
 */
export type PriceTable = ReturnType<typeof openPriceTable>

export function openPriceTable(db: Database) {
  const written = db.prepare<[string, string, string, number]>(
    `insert into reply_prices (message_id, conversation_id, attendance_id, at) values (?, ?, ?, ?)
     on conflict do update set attendance_id = excluded.attendance_id, at = excluded.at`,
  )
  const told = db.prepare<[string, string, number, number | null, string | null]>(
    `insert into reply_prices (message_id, conversation_id, told_seq, billable, category)
     values (?, ?, ?, ?, ?)
     on conflict do update set told_seq = excluded.told_seq,
       billable = coalesce(excluded.billable, billable),
       category = coalesce(excluded.category, category)
     where excluded.told_seq > reply_prices.told_seq`,
  )
  const ofMonth = db.prepare<[number, number], PriceCount>(pricesOfMonthSql)
  const ofConversation = db.prepare<[string], CaseCount>(pricesOfConversationSql)
  const neverHad = db.prepare<[string], { attendanceId: string | null; count: number }>(untoldSql)
  const neverHadInMonth = db.prepare<[number, number], number>(untoldOfMonthSql).pluck()

  return {
    project(event: LogEvent): void {
      if (event.type === 'reply-queued') {
        written.run(event.messageId, event.conversationId, event.attendanceId, event.at)
      }
      if (event.type !== 'status-received' || event.pricing === undefined) return
      const { messageId, conversationId, seq, pricing } = event
      const billable = pricing.billable === null ? null : Number(pricing.billable)
      told.run(messageId, conversationId, seq, billable, pricing.category)
    },

    /** Of replies that were written from a moment to before another (ms). */
    between(from: number, to: number): { counts: PriceCount[]; neverHad: number } {
      return { counts: ofMonth.all(from, to), neverHad: neverHadInMonth.get(from, to) ?? 0 }
    },

    /** By attendance. */
    ofConversation(
      conversationId: string,
    ): Map<string, { counts: PriceCount[]; neverHad: number }> {
      const gone = new Map(
        neverHad.all(conversationId).map((row) => [row.attendanceId, row.count] as const),
      )
      const rows = ofConversation.all(conversationId)
      const byCase = Map.groupBy(rows, ({ attendanceId }) => attendanceId)
      return new Map(
        [...byCase].flatMap(([attendanceId, counts]) =>
          attendanceId === null
            ? []
            : [[attendanceId, { counts, neverHad: gone.get(attendanceId) ?? 0 }] as const],
        ),
      )
    },

    clear(): void {
      db.exec('delete from reply_prices')
    },
  }
}
