import type { Reconciliation } from '../../shared/duties/reconciliation.ts'
import * as outgoing from '../delivery/outgoing-replies.ts'
import * as conversations from '../log/conversation-states.ts'
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

/** What the desk sent, by what it is: a reaction goes a reply's road, and answers nothing. */
export type SentTally = { readonly replies: RepliesTally; readonly reactions: RepliesTally }

const none = (): RepliesTally => ({ waiting: 0, attempted: 0, accepted: 0, unknown: 0, failed: 0 })
export const nothingSent = (): SentTally => ({ replies: none(), reactions: none() })

type Kind = { readonly isReaction: number }

function ofKind(tally: SentTally, { isReaction }: Kind): RepliesTally {
  return isReaction === 1 ? tally.reactions : tally.replies
}

/** Replies and reactions by the day on which they were written. */
export async function repliesSince(
  sql: Reader,
  since: number,
  dayOf: DayOf,
): Promise<Map<string, SentTally>> {
  const rows = await sql.all<Kind & { queuedAt: number; state: State; told: Told }>(
    `select queued_at as "queuedAt", state, is_reaction as "isReaction", ${told} as told
      from outgoing where queued_at >= ?`,
    since,
  )
  const days = new Map<string, SentTally>()
  for (const row of rows) {
    const day = dayOf(row.queuedAt)
    const tally = days.get(day) ?? nothingSent()
    ofKind(tally, row)[stateOf(row.state, row.told)] += 1
    days.set(day, tally)
  }
  return days
}

/** Only what was told of few is looked up: most replies were simply accepted. */
export async function repliesInAll(sql: Reader): Promise<SentTally> {
  const sent = nothingSent()
  const states = await sql.all<Kind & { state: State; count: number }>(
    `select state, is_reaction as "isReaction", count(*) as count
      from outgoing group by state, is_reaction`,
  )
  for (const row of states) ofKind(sent, row)[stateOf(row.state, null)] += row.count
  const corrected = await sql.all<Kind & { state: State; told: Told }>(
    `select state, is_reaction as "isReaction", ${told} as told
        from outgoing where state = 'unknown'
      union all
      select outgoing.state, outgoing.is_reaction as "isReaction", 'failed' as told from statuses
        join outgoing on outgoing.message_id = statuses.message_id
        where statuses.status = 'failed' and outgoing.state <> 'unknown'`,
  )
  for (const row of corrected) {
    const tally = ofKind(sent, row)
    tally[stateOf(row.state, null)] -= 1
    tally[stateOf(row.state, row.told)] += 1
  }
  return sent
}

const MOST_SHOWN = 50

/** The newest replies that wait for somebody's decision: what was decided is not asked again. */
export async function openReplies(sql: Reader): Promise<Reconciliation['openReplies']> {
  const waiting = await sql.all<{ conversationId: string }>(
    `select conversation_id as "conversationId" from conversations
      where state like '%"unsettledReplies":[{%'`,
  )
  const open: Reconciliation['openReplies'] = []
  for (const { conversationId } of waiting) {
    const state = await conversations.find(sql, conversationId)
    for (const { messageId, outcome } of state?.unsettledReplies ?? []) {
      const reply = await outgoing.find(sql, messageId)
      if (reply) open.push({ conversationId, messageId, state: outcome, at: reply.queuedAt })
    }
  }
  return open.sort((one, other) => other.at - one.at).slice(0, MOST_SHOWN)
}
