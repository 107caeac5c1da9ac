import { evolve } from '../../shared/domain/conversation.ts'
import { admitMessage, opensAttendance } from '../../shared/domain/receive.ts'
import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { EventBody } from '../../shared/events.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import { identify } from './identify.ts'
import * as messages from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import type { MessageContext } from './record-message.ts'
import * as statuses from './statuses.ts'
import { CALL_ENDED } from './statuses.ts'

type CallItem = Extract<WebhookItem, { kind: 'call' }>

/**
 * Puts a call into the log. It rings and it ends, and either news may come first, or alone: the
 * first of them is the message, and the end of what had begun is told after it. Nobody of the desk
 * answers calls, so that a call waits for an answer unless another tool took it.
 * Source: Cloud API reference, section 2.11.
 * @returns false when the log has it already.
 */
export async function recordCall(
  context: MessageContext,
  tx: LogTransaction,
  item: CallItem,
  receivedAt: number,
): Promise<boolean> {
  const { newId } = context
  const { phoneNumberId, call, party } = item
  const known = await messages.find(tx, phoneNumberId, call.id)
  if (known !== null) return endCall(tx, known, item)

  const sentAt = reasonableSentAt(call.timestamp, receivedAt)
  const citizenId = await identify(tx, newId, party, sentAt)
  const conversationId = (await conversations.findBetween(tx, citizenId, phoneNumberId)) ?? newId()
  await tx.append(conversationId, async (state) => {
    const started = {
      type: 'conversation-started',
      conversationId,
      citizenId,
      phoneNumberId,
    } as const
    const messageId = newId()
    const written = {
      ...{ conversationId, messageId, whatsappId: call.id, kind: 'call' as const },
      ...{ sentAt, receivedAt, replyTo: null, content: contentOf(item) },
    } as const
    const begun = state === null ? [started] : []
    if (call.direction === 'BUSINESS_INITIATED') {
      return [...begun, { type: 'phone-message-sent', ...written }]
    }
    const conversation = state ?? evolve(null, { ...started, at: context.clock() })
    if (conversation === null) throw new Error('conversation-did-not-start')
    const arrival = {
      ...{ kind: 'call' as const, sentAt },
      ...{ now: context.clock(), reopenWithinMs: context.reopenWithinMs },
    } as const
    const protocol = opensAttendance(conversation, arrival) ? await context.nextProtocol(tx) : null
    const { attendanceId, events } = admitMessage(conversation, { ...arrival, newId, protocol })
    return [
      ...begun,
      ...events,
      { type: 'message-received', attendanceId, ...written },
      ...(wasAnswered(item) ? [endOf(conversationId, messageId, item)] : []),
    ]
  })
  return true
}

/** Only an end tells something of a call that is known, and only the first one. */
async function endCall(
  tx: LogTransaction,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  item: CallItem,
): Promise<boolean> {
  // What nobody answered stands in the log as that.
  if (!wasAnswered(item)) return false
  if (await statuses.hasSeen(tx, messageId, CALL_ENDED)) return false
  await tx.append(conversationId, () => [endOf(conversationId, messageId, item)])
  return true
}

function endOf(conversationId: string, messageId: string, { call }: CallItem): EventBody {
  const about = { conversationId, messageId, whatsappId: call.id }
  return { type: 'call-ended', ...about, answered: true, durationSeconds: call.duration ?? null }
}

function wasAnswered({ call }: CallItem): boolean {
  return call.event === 'terminate' && call.status === 'COMPLETED' && (call.duration ?? 0) > 0
}

function contentOf(item: CallItem) {
  const { direction, duration } = item.call
  return {
    kind: 'call',
    direction: direction === 'USER_INITIATED' ? 'inbound' : 'outbound',
    missed: !wasAnswered(item),
    durationSeconds: wasAnswered(item) ? (duration ?? null) : null,
  } as const
}
