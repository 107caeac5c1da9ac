import type { Reconciliation } from '../../shared/duties/reconciliation.ts'
import type { Reader } from '../store/port.ts'
import type { DayOf } from './tallies.ts'

export type RepliesTally = Record<
  'waiting' | 'attempted' | 'accepted' | 'unknown' | 'failed',
  number
>

type State = 'queued' | 'attempted' | 'accepted' | 'unknown' | 'failed'

/** What WhatsApp told afterwards: that it failed, or anything else, by which it had arrived. */
type Told = 'failed' | 'other' | null

const told = `case
    when exists (select 1 from statuses where statuses.message_id = outgoing.message_id
      and statuses.status = 'failed') then 'failed'
    when exists (select 1 from statuses where statuses.message_id = outgoing.message_id)
      then 'other'
  end`

function stateOf(state: State, later: Told): keyof RepliesTally {
  if (later === 'failed') return 'failed'
  if (state === 'unknown' && later !== null) return 'accepted'
  return state === 'queued' ? 'waiting' : state
}

const none = (): RepliesTally => ({ waiting: 0, attempted: 0, accepted: 0, unknown: 0, failed: 0 })

/** Replies by the day on which they were written. */
export async function repliesSince(
  sql: Reader,
  since: number,
  dayOf: DayOf,
): Promise<Map<string, RepliesTally>> {
  const rows = await sql.all<{ queuedAt: number; state: State; told: Told }>(
    `select queued_at as "queuedAt", state, ${told} as told from outgoing where queued_at >= ?`,
    since,
  )
  const days = new Map<string, RepliesTally>()
  for (const row of rows) {
    const day = dayOf(row.queuedAt)
    const tally = days.get(day) ?? none()
    tally[stateOf(row.state, row.told)] += 1
    days.set(day, tally)
  }
  return days
}

/** Only what was told of few is looked up: most replies were simply accepted. */
export async function repliesInAll(sql: Reader): Promise<RepliesTally> {
  const tally = none()
  const states = await sql.all<{ state: State; count: number }>(
    'select state, count(*) as count from outgoing group by state',
  )
  for (const { state, count } of states) tally[stateOf(state, null)] += count
  const corrected = await sql.all<{ state: State; told: Told }>(
    `select state, ${told} as told from outgoing where state = 'unknown'
      union all
      select outgoing.state, 'failed' as told from statuses
        join outgoing on outgoing.message_id = statuses.message_id
        where statuses.status = 'failed' and outgoing.state <> 'unknown'`,
  )
  for (const row of corrected) {
    tally[stateOf(row.state, null)] -= 1
    tally[stateOf(row.state, row.told)] += 1
  }
  return tally
}

const MOST_SHOWN = 50

/** The newest replies that may not have arrived, or did not. */
export async function openReplies(sql: Reader): Promise<Reconciliation['openReplies']> {
  type Row = { conversationId: string; messageId: string; at: number; state: State; told: Told }
  const columns = `outgoing.conversation_id as "conversationId",
    outgoing.message_id as "messageId", queued_at as at, state`
  const rows = await sql.all<Row>(
    `select * from (
        select ${columns}, ${told} as told from outgoing where state in ('unknown', 'failed')
        union
        select ${columns}, 'failed' as told from statuses
          join outgoing on outgoing.message_id = statuses.message_id
          where statuses.status = 'failed'
      ) as open order by at desc limit ?`,
    MOST_SHOWN * 2,
  )
  return rows
    .flatMap(({ told: later, ...row }) => {
      const state = stateOf(row.state, later)
      return state === 'unknown' || state === 'failed' ? [{ ...row, state }] : []
    })
    .slice(0, MOST_SHOWN)
}
