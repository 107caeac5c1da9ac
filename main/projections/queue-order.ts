import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'
import type { QueueCursor, QueueView } from '../../shared/ipc.ts'

/** Added to the key of an attendance that waits for no answer: it stands after all that do. */
const ANSWERED = 2 ** 52

/**
 * Where an attendance stands in its view: open ones by how long the citizen waits, oldest first,
 * then those already answered; closed ones by the time of closing, newest first.
 */
export function queueKey(conversation: Conversation, attendance: Attendance): number {
  if (attendance.status === 'closed') return attendance.closedAt ?? 0
  return conversation.waitingSince ?? ANSWERED + attendance.openedAt
}

/**
 * The one view of this agent's queue in which the attendance has its place; `unsettled` shows it
 * beside that. `team`: held by colleagues.
 */
export function viewOf(attendance: Attendance, agentId: string): Exclude<QueueView, 'unsettled'> {
  switch (attendance.status) {
    case 'waiting':
      return 'waiting'
    case 'closed':
      return 'closed'
    case 'held':
      return attendance.holderId === agentId ? 'mine' : 'team'
  }
}

/** Negative when `a` stands before `b`; the id decides between equal keys, as in SQL. */
export function compareInView(view: QueueView, a: QueueCursor, b: QueueCursor): number {
  const ascending = a.at - b.at || (a.conversationId < b.conversationId ? -1 : 1)
  const same = a.at === b.at && a.conversationId === b.conversationId
  if (same) return 0
  return view === 'closed' ? -ascending : ascending
}

/** Stands before the first row of its view. */
export function startOf(view: QueueView): QueueCursor {
  return { at: view === 'closed' ? Number.MAX_SAFE_INTEGER : -1, conversationId: '' }
}
