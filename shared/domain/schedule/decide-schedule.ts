import type { CommandOf } from '../../commands.ts'
import type { NotLeft } from '../../events/schedule.ts'
import type { EventBody } from '../../events.ts'
import { type Actor, mayAttend } from '../agent.ts'
import type { Attendance, Conversation } from '../conversation.ts'
import {
  accept,
  countUnseen,
  type Decision,
  type DecisionContext,
  refusalToHandle,
  refuse,
  signed,
} from '../decision.ts'
import type { MessageContent } from '../message-content.ts'
import { isWindowOpen, windowClosesAt } from '../service-window.ts'
import { scheduleProblem } from './schedule-moments.ts'
import { findScheduled, type ScheduledReply } from './scheduled-reply.ts'

/**
 * Leaves a reply with the relay for a moment.
 * @param asReply what the relay would say to it as a reply that leaves now.
 */
export function schedule(
  conversation: Conversation,
  command: CommandOf<'schedule-reply'>,
  asReply: Decision,
  { now }: DecisionContext,
): Decision {
  if ('refused' in asReply) return asReply
  const [queued] = asReply.accepted
  if (queued?.type !== 'reply-queued') return asReply
  const closesAt = windowClosesAt(conversation.lastInboundAt) ?? 0
  const problem = scheduleProblem(command.dueAt, { now, closesAt })
  if (problem === 'past') return refuse({ reason: 'moment-past' })
  if (problem === 'beyond-window') return refuse({ reason: 'beyond-window', closesAt })
  const { conversationId, attendanceId, agentId, commandId, seenSeq, replyTo, content } = queued
  return accept({
    type: 'reply-scheduled',
    ...{ conversationId, attendanceId, scheduleId: command.messageId, agentId, commandId },
    ...{ dueAt: command.dueAt, seenSeq, replyTo },
    ...(queued.canned === undefined ? {} : { canned: queued.canned }),
    content,
  })
}

/** Its author may, and whoever may act on the attendance. */
export function cancelSchedule(
  conversation: Conversation,
  attendance: Attendance,
  command: CommandOf<'cancel-schedule'>,
  { actor }: DecisionContext,
): Decision {
  const scheduled = findScheduled(conversation, command.scheduleId)
  if (scheduled === null) return refuse({ reason: 'not-scheduled' })
  const isHers = scheduled.agentId === actor.agentId
  const refusal = isHers ? null : refusalToHandle(attendance, command, actor)
  if (refusal) return refusal
  const { scheduleId } = scheduled
  return accept({ type: 'schedule-cancelled', ...signed(command, actor), scheduleId })
}

/**
 * How late it may still leave (ms). A relay that was down for longer would speak at a moment that
 * nobody chose: at night, or after the meeting that the reply is about.
 */
const LATE_MS = 15 * 60_000

type Leaving = {
  /** Its author's account as it is now; null: there is none any more. */
  readonly author: Actor | null
  readonly now: number
  /** Null once erased. */
  readonly content: MessageContent | null
  /** Whether the relay has the bytes of its file. */
  readonly hasFile: boolean
}

/**
 * What becomes of a scheduled reply at its moment, by the rules of an ordinary one: it leaves, or is
 * its author's draft again. That a claim ended because she went home keeps nothing from leaving, as
 * long as nobody else has taken the attendance.
 */
export function leaveScheduled(
  conversation: Conversation,
  scheduled: ScheduledReply,
  leaving: Leaving,
): EventBody[] {
  const { scheduleId, agentId, commandId, attendanceId, seenSeq, replyTo, canned, seq } = scheduled
  const place = { conversationId: conversation.conversationId, attendanceId }
  const why = whyNot(conversation, scheduled, leaving)
  if (why !== null) {
    if (seq === undefined) throw new Error('schedule-without-place')
    const returned = { ...place, scheduleId, agentId, scheduledSeq: seq, ...why }
    return [{ type: 'schedule-returned', ...returned }]
  }
  return [
    {
      type: 'reply-queued',
      ...{ ...place, agentId, commandId, messageId: scheduleId, seenSeq, replyTo },
      ...(canned === undefined ? {} : { canned: [...canned] }),
      content: leaving.content,
    },
  ]
}

/** Why it would not leave at a moment; null where it would. */
export function whyNot(
  conversation: Conversation,
  scheduled: ScheduledReply,
  { author, now, content, hasFile }: Leaving,
): { reason: NotLeft; count?: number } | null {
  const { attendance, block, lastInboundAt } = conversation
  if (author === null || !mayAttend(author)) return { reason: 'not-permitted' }
  if (now > scheduled.dueAt + LATE_MS) return { reason: 'moment-past' }
  if (content === null) return { reason: 'empty-text' }
  if (attendance?.attendanceId !== scheduled.attendanceId) return { reason: 'unknown-attendance' }
  if (block !== null) return { reason: 'citizen-blocked' }
  if (attendance.status === 'closed') return { reason: 'attendance-closed' }
  if (!isStillHers(attendance, scheduled)) return { reason: 'not-holder' }
  if (!isWindowOpen(lastInboundAt, now)) return { reason: 'window-closed' }
  const count = countUnseen(conversation, scheduled.seenSeq)
  if (count > 0) return { reason: 'newer-messages', count }
  return hasFile ? null : { reason: 'attachment-missing' }
}

function isStillHers({ holderId, fence }: Attendance, scheduled: ScheduledReply): boolean {
  return holderId === scheduled.agentId || (holderId === null && fence === scheduled.fence)
}
