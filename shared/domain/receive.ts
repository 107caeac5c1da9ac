import type { EventBody } from '../events.ts'
import type { NewId } from '../ids.ts'
import type { Conversation } from './conversation.ts'
import type { MessageKind } from './message-content.ts'
import { isOwnWord } from './own-word.ts'

type ReceiveContext = {
  readonly kind: MessageKind
  readonly notice?: true | undefined
  readonly now: number
  /** WhatsApp's time of the message. */
  readonly sentAt: number
  readonly newId: NewId
  /** The next protocol number; called only when an attendance is opened. */
  readonly nextProtocol: () => string
  /** For so long after closing, a citizen who writes again reopens the same attendance. */
  readonly reopenWithinMs: number
}

/**
 * What has to happen before a citizen's message can stand in a conversation: there must be an open
 * attendance to put it in (design, "Shapes", 7).
 * @returns the id of that attendance, and the events that open or reopen it (none if it is open).
 */
export function admitMessage(
  conversation: Conversation,
  { kind, notice, now, sentAt, newId, nextProtocol, reopenWithinMs }: ReceiveContext,
): { attendanceId: string; events: EventBody[] } {
  const { conversationId, attendance, block } = conversation
  // What is no word of its own (a reaction, an edit, a notice), and whatever comes from somebody who
  // is blocked, stands in the newest attendance, closed or not; only where there was none yet, one
  // is opened for it.
  const opensNone = block !== null || !isOwnWord({ kind, notice })
  if (attendance && (attendance.status !== 'closed' || opensNone)) {
    return { attendanceId: attendance.attendanceId, events: [] }
  }
  if (attendance && now - (attendance.closedAt ?? 0) < reopenWithinMs) {
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
  const attendanceId = newId()
  return {
    attendanceId,
    events: [
      {
        type: 'attendance-opened',
        conversationId,
        attendanceId,
        protocol: nextProtocol(),
        since: sentAt,
        previousHolderId: attendance?.previousHolderId ?? null,
      },
    ],
  }
}
