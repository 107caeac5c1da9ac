import type { Conversation } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { replyContent } from '../../shared/domain/reply-content.ts'
import { whyNot } from '../../shared/domain/schedule/decide-schedule.ts'
import type { ScheduledReply } from '../../shared/domain/schedule/scheduled-reply.ts'
import type { ScheduledView } from '../../shared/ipc/schedule.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { contextOf, type Desk } from '../desk.ts'
import type { Prediction } from '../outbox/predict.ts'
import { asRefusal } from '../outbox/return-scheduled.ts'
import { mediaOf } from './media-view.ts'
import { quoteOf } from './quote-view.ts'
import { unconfirmedOf } from './unconfirmed.ts'

/** What is to leave in a conversation, in the order of its moments, as bubbles below all others. */
export function scheduledItems(desk: Desk, before: Prediction): TimelineItem[] {
  const { state } = before
  if (state === null) return []
  return state.scheduledReplies.map((scheduled) => scheduledItem(desk, state, scheduled, before))
}

function scheduledItem(
  desk: Desk,
  state: Conversation,
  scheduled: ScheduledReply,
  before: Prediction,
): TimelineItem {
  const { conversationId, veil } = state
  const content = scheduledContent(desk, scheduled, before)
  const row = before.commands.find(({ command }) => command.commandId === scheduled.commandId)
  return {
    ...{ kind: 'message', id: scheduled.scheduleId, whatsappId: null, at: scheduled.dueAt },
    ...{ from: 'agent', viaPhone: false, content, earlier: [], revokedAt: null, provenance: null },
    agent: desk.replica.people.agentName(scheduled.agentId),
    media: content && mediaOf(desk, null, content),
    quote: quoteOf(desk, conversationId, scheduled.replyTo, veil),
    ...{ reactions: [], delivery: null },
    unconfirmed: row ? unconfirmedOf(row, before.after.now) : null,
    scheduled: scheduledView(desk, state, scheduled, content),
  }
}

export function scheduledView(
  desk: Desk,
  state: Conversation,
  scheduled: ScheduledReply,
  content: MessageContent | null,
): ScheduledView {
  const context = contextOf(desk)
  const author = context.findAgent(scheduled.agentId)
  // Whether the relay has the bytes is its own to see.
  const leaving = { author, now: scheduled.dueAt, content, hasFile: true }
  const why = whyNot(state, scheduled, leaving)
  const { attendance, block } = state
  return {
    dueAt: scheduled.dueAt,
    isMine: scheduled.agentId === desk.account.agentId,
    mayChange: mayChange(desk, state, scheduled),
    expected:
      why &&
      asRefusal(why.reason, {
        ...{ count: why.count ?? 1, until: block?.until ?? 0 },
        holder: attendance?.holderId ?? null,
      }),
  }
}

/** By the relay's own rule, with a command that is never issued. */
function mayChange(desk: Desk, state: Conversation, { scheduleId }: ScheduledReply): boolean {
  const { conversationId, attendance } = state
  if (attendance === null) return false
  const common = { conversationId, attendanceId: attendance.attendanceId, issuedAt: 0, seenSeq: 0 }
  const command = { type: 'cancel-schedule' as const, ...common, commandId: scheduleId, scheduleId }
  return 'accepted' in decide(state, command, contextOf(desk))
}

/** Its words: in the record, or in the command that has not reached it. Null once erased. */
export function scheduledContent(
  { replica }: Desk,
  { seq, commandId }: ScheduledReply,
  { commands }: Prediction,
): MessageContent | null {
  if (seq !== undefined) {
    const stored = replica.events.find(seq)
    if (!stored?.known || stored.event.type !== 'reply-scheduled') return null
    return stored.event.content
  }
  const command = commands.find((row) => row.command.commandId === commandId)?.command
  return command?.type === 'schedule-reply' ? replyContent(command) : null
}
