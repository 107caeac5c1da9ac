import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { OutgoingReplies } from '../delivery/outgoing-replies.ts'
import type { Append } from '../log/append.ts'
import type { KnownMessages } from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import type { Statuses, StatusTarget } from './statuses.ts'

export type StatusContext = {
  readonly messages: KnownMessages
  readonly outgoing: OutgoingReplies
  readonly statuses: Statuses
}

type StatusItem = Extract<WebhookItem, { kind: 'status' }>

/**
 * Puts what WhatsApp says of a reply into the log, once. A status of a message that we do not know
 * yet waits for it; one of a message that another tool sent waits for nothing, and is tidied away.
 * @returns false when the log has it already, or it had to wait.
 */
export function recordStatus(
  context: StatusContext,
  append: Append,
  { phoneNumberId, status: given }: StatusItem,
  receivedAt: number,
): boolean {
  const { statuses } = context
  const status = {
    status: given.status,
    statusAt: reasonableSentAt(given.timestamp, receivedAt),
    code: given.errors[0]?.code ?? null,
  }
  const target = findTarget(context, phoneNumberId, given.id, given.biz_opaque_callback_data)
  if (target === null) {
    statuses.keepAhead(phoneNumberId, given.id, status)
    return false
  }
  if (statuses.hasSeen(target.messageId, status.status)) return false
  append(target.conversationId, () => [{ type: 'status-received', ...target, ...status }])
  // The callback data may have told what earlier statuses, without it, could not.
  append(target.conversationId, () => statuses.takeAhead(phoneNumberId, target))
  return true
}

/** By WhatsApp's id where the answer to our call told it, else by the id that we sent along. */
function findTarget(
  { messages, outgoing }: StatusContext,
  phoneNumberId: string,
  whatsappId: string,
  callbackData: string | null,
): StatusTarget | null {
  const known = messages.find(phoneNumberId, whatsappId)
  if (known?.direction === 'out') {
    return { conversationId: known.conversationId, messageId: known.messageId, whatsappId }
  }
  const reply = callbackData === null ? null : outgoing.find(callbackData)
  if (reply?.phoneNumberId !== phoneNumberId) return null
  return { conversationId: reply.conversationId, messageId: reply.messageId, whatsappId }
}
