import type { EventBody } from '../events.ts'
import type { NewId } from '../ids.ts'
import type { Attendance, Conversation } from './conversation.ts'
import type { MessageKind } from './message-content.ts'
import { isOwnWord } from './own-word.ts'

type Arrival = {
  readonly kind: MessageKind
  readonly notice?: true | undefined
  readonly now: number
  /** WhatsApp's time of the message. */
  readonly sentAt: number
  /** For so long after closing, a citizen who writes again reopens the same attendance. */
  readonly reopenWithinMs: number
}

type ReceiveContext = Arrival & {
  readonly newId: NewId
  /** The number of the attendance that is opened; null when none is. */
  readonly protocol: string | null
}

/** Whether a message needs a new attendance, and so the next protocol number. */
export function opensAttendance(conversation: Conversation, arrival: Arrival): boolean {
  const { attendance } = conversation
  if (attendance === null) return true
  return !stands(conversation, attendance, arrival) && !reopens(attendance, arrival)
}

/**
 * What is no word of its own (a reaction, an edit, a notice), and whatever comes from somebody who
 * is blocked, stands in the newest attendance, closed or not; only where there was none yet, one
 * is opened for it.
 */
function stands(
  { block }: Conversation,
  { status }: Attendance,
  { kind, notice }: Arrival,
): boolean {
  return status !== 'closed' || block !== null || !isOwnWord({ kind, notice })
}

function reopens({ closedAt }: Attendance, { now, reopenWithinMs }: Arrival): boolean {
  return now - (closedAt ?? 0) < reopenWithinMs
}

/**
 * What has to happen before a citizen's message can stand in a conversation: there must be an open
 * attendance to put it in (design, "Shapes", 7).
 * @returns the id of that attendance, and the events that open or reopen it (none if it is open).
 */
export function admitMessage(
  conversation: Conversation,
  context: ReceiveContext,
): { attendanceId: string; events: EventBody[] } {
  const { conversationId, attendance } = conversation
  const { sentAt, newId, protocol } = context
  if (attendance && stands(conversation, attendance, context)) {
    return { attendanceId: attendance.attendanceId, events: [] }
  }
  if (attendance && reopens(attendance, context)) {
    const { attendanceId } = attendance
    return {
      attendanceId,
      events: [
        {
          type: 'attendance-reopened',
          conversationId,
          attendanceId,
          since: sentAt,
          agentId: null,
          commandId: null,
        },
      ],
    }
  }
  if (protocol === null) throw new Error('attendance-without-protocol')
  const attendanceId = newId()
  return {
    attendanceId,
    events: [
      {
        type: 'attendance-opened',
        conversationId,
        attendanceId,
        protocol,
        since: sentAt,
        previousHolderId: attendance?.previousHolderId ?? null,
      },
    ],
  }
}
