import type { EventBody } from '../events.ts'
import { isOwnWord } from './own-word.ts'
import { followReplies, type ReplyOnItsWay } from './replies-on-their-way.ts'

/**
 * A conversation is the WhatsApp thread between one citizen and one number of the organisation; an
 * attendance is one case in it. Invariants:
 * - at most one attendance is not closed, and it is the newest, the only one kept here;
 * - `held` if and only if `holderId` is set;
 * - `fence` never falls, also across attendances of the conversation.
 */
export type Conversation = {
  readonly conversationId: string
  readonly citizenId: string
  readonly phoneNumberId: string
  readonly attendance: Attendance | null
  /** Oldest first; emptied when the attendance is closed. */
  readonly repliesOnTheirWay: readonly ReplyOnItsWay[]
  /** min(sent, received) of the citizen's newest message; opens the service window. */
  readonly lastInboundAt: number | null
  /** Since when the citizen waits for an answer; null when the last word is the desk's. */
  readonly waitingSince: number | null
}

export type Attendance = {
  readonly attendanceId: string
  readonly protocol: string
  readonly status: 'waiting' | 'held' | 'closed'
  readonly holderId: string | null
  /** Who held it, or the citizen's attendance before it, last: a hint while it waits. */
  readonly previousHolderId: string | null
  readonly fence: number
  readonly openedAt: number
  readonly closedAt: number | null
}

/** An event with its time: `evolve` does not look at `seq`, so predictions need none. */
export type Happening = EventBody & { readonly at: number }

/** The state after one more event. Events of other kinds leave it as it is. */
export function evolve(state: Conversation | null, event: Happening): Conversation | null {
  if (event.type === 'conversation-started') {
    return state ?? started(event)
  }
  return state === null ? null : evolveStarted(followReplies(state, event), event)
}

function started(event: Extract<Happening, { type: 'conversation-started' }>): Conversation {
  return {
    conversationId: event.conversationId,
    citizenId: event.citizenId,
    phoneNumberId: event.phoneNumberId,
    attendance: null,
    repliesOnTheirWay: [],
    lastInboundAt: null,
    waitingSince: null,
  }
}

function evolveStarted(state: Conversation, event: Happening): Conversation {
  switch (event.type) {
    case 'attendance-opened':
      return {
        ...state,
        waitingSince: null,
        attendance: {
          attendanceId: event.attendanceId,
          protocol: event.protocol,
          status: 'waiting',
          holderId: null,
          previousHolderId: event.previousHolderId,
          fence: state.attendance?.fence ?? 0,
          openedAt: event.at,
          closedAt: null,
        },
      }
    case 'attendance-claimed':
      return holding(state, event.agentId, event.fence)
    case 'attendance-transferred':
      return holding(state, event.toAgentId, event.fence)
    case 'attendance-released':
    case 'attendance-reopened':
      return inAttendance(state, (attendance) => ({
        status: 'waiting',
        holderId: null,
        previousHolderId: attendance.holderId ?? attendance.previousHolderId,
        closedAt: null,
      }))
    case 'attendance-closed':
      return inAttendance({ ...state, waitingSince: null }, (attendance) => ({
        status: 'closed',
        holderId: null,
        previousHolderId: attendance.holderId ?? attendance.previousHolderId,
        closedAt: event.at,
      }))
    case 'message-received': {
      if (event.kind === 'edit') return edited(state, event.sentAt)
      if (!isOwnWord(event)) return state
      const inboundAt = Math.min(event.sentAt, event.receivedAt)
      return {
        ...state,
        lastInboundAt: Math.max(state.lastInboundAt ?? 0, inboundAt),
        waitingSince: state.waitingSince ?? event.sentAt,
      }
    }
    case 'reply-queued':
      return { ...state, waitingSince: null }
    case 'phone-message-sent':
      return isOwnWord(event) ? { ...state, waitingSince: null } : state
    default:
      return state
  }
}

/** New words have to be answered, but only while somebody is there to answer. */
function edited(state: Conversation, at: number): Conversation {
  const isOpen = state.attendance !== null && state.attendance.status !== 'closed'
  return isOpen ? { ...state, waitingSince: state.waitingSince ?? at } : state
}

function holding(state: Conversation, agentId: string, fence: number): Conversation {
  return inAttendance(state, (attendance) => ({
    status: 'held',
    holderId: agentId,
    previousHolderId: attendance.holderId ?? attendance.previousHolderId,
    fence,
  }))
}

function inAttendance(
  state: Conversation,
  change: (attendance: Attendance) => Partial<Attendance>,
): Conversation {
  const { attendance } = state
  return attendance === null
    ? state
    : { ...state, attendance: { ...attendance, ...change(attendance) } }
}
