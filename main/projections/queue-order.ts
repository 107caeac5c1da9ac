import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import {
  ANSWERED,
  URGENCY_CLASS,
  type UrgencyClock,
  urgencyKey,
} from '../../shared/domain/queue/urgency.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import { isSnoozed } from '../../shared/domain/snooze/snooze.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'

/**
 * What of an attendance's place does not change with time: since when the citizen waits, or that she
 * waits for no answer; of a closed one when it was closed.
 */
export function queuedAt(conversation: Conversation, attendance: Attendance): number {
  if (attendance.status === 'closed') return attendance.closedAt ?? 0
  return conversation.waitingSince ?? ANSWERED + attendance.openedAt
}

/** By when the area is to answer that an open attendance waits for (ms); null for none. */
export function areaDueAt({ status, forwarding }: Attendance): number | null {
  return status === 'closed' ? null : (forwarding?.dueAt ?? null)
}

/** What is put aside stands behind all others, and what has come back from there in front of them. */
const ASIDE = ANSWERED + 2 ** 51
const BACK = 1000

/**
 * Where an attendance stands in its view: open ones by urgency, of those that are pending what an area
 * owes before all; closed ones newest first.
 */
export function queueKey(
  view: QueueView,
  conversation: Conversation,
  attendance: Attendance,
  clock: UrgencyClock,
): number {
  if (attendance.status === 'closed') return queuedAt(conversation, attendance)
  const { waitingSince, lastInboundAt } = conversation
  const { openedAt } = attendance
  const dueAt = view === 'pending' ? areaDueAt(attendance) : null
  // Seconds: less than the milliseconds of any other key.
  if (dueAt !== null && dueAt < clock.now) return Math.floor(dueAt / 1000)
  const { snoozedUntil } = attendance
  if (snoozedUntil !== undefined) {
    return snoozedUntil > clock.now ? ASIDE + snoozedUntil : Math.floor(snoozedUntil / BACK)
  }
  return urgencyKey(
    { waitingSince, windowClosesAt: windowClosesAt(lastInboundAt), openedAt },
    clock,
  )
}

/** The same in SQL; parameters `@now` and `@nextChance`. */
export const queueKeySql = (view: QueueView) => `case
${
  view === 'pending'
    ? `  when area_due_at < @now then area_due_at / 1000
`
    : ''
}  when status <> 'closed' and snoozed_until > @now then ${ASIDE} + snoozed_until
  when status <> 'closed' and snoozed_until is not null then snoozed_until / ${BACK}
  when status = 'closed' or queue_at >= ${ANSWERED} then queue_at
  when window_closes_at > @nextChance then ${2 * URGENCY_CLASS} + queue_at
  when window_closes_at > @now then window_closes_at
  else ${URGENCY_CLASS} + queue_at end`

/** Put aside, until its moment: parameter `@now`. */
export const asideSql = 'snoozed_until > @now'

/** Those in which the next word is the citizen's. */
export const answeredSql = `queue_at >= ${ANSWERED}`

/** The same, and those in which it is an area's. */
export const pendingSql = `(${answeredSql} or area_due_at is not null)`

/**
 * The one view of this agent's queue in which the attendance has its place; `pending` and
 * `unsettled` show it beside that. `team`: held by colleagues.
 * @param now what is put aside comes back by the clock alone (ms).
 */
export function viewOf(
  attendance: Attendance,
  agentId: string,
  now: number,
): Exclude<QueueView, 'pending' | 'unsettled'> {
  switch (attendance.status) {
    case 'waiting':
      return 'waiting'
    case 'closed':
      return 'closed'
    case 'held':
      if (attendance.holderId !== agentId) return 'team'
      return isSnoozed(attendance, now) ? 'snoozed' : 'mine'
  }
}

type Place = Omit<QueueCursor, 'asOf'>

/** Negative when `a` stands before `b`; the id decides between equal keys, as in SQL. */
export function compareInView(view: QueueView, a: Place, b: Place): number {
  const ascending = a.at - b.at || (a.conversationId < b.conversationId ? -1 : 1)
  const same = a.at === b.at && a.conversationId === b.conversationId
  if (same) return 0
  return view === 'closed' ? -ascending : ascending
}

/** Stands before the first row of its view. */
export function startOf(view: QueueView): Place {
  return { at: view === 'closed' ? Number.MAX_SAFE_INTEGER : -1, conversationId: '' }
}
