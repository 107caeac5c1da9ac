import { parseEvent } from '../../shared/events.ts'
import type { Log } from '../log/log.ts'
import type { Citizens } from '../whatsapp/citizens.ts'
import type { OutgoingMessage } from '../whatsapp/graph-api.ts'
import type { Recipient } from '../whatsapp/providers/provider.ts'
import type { OutgoingReply } from './outgoing-replies.ts'

/**
 * What WhatsApp is asked to send for a reply, and to whom as of now.
 * @returns null when its words were erased, or the citizen can no longer be reached.
 */
export function composeMessage(
  log: Log,
  citizens: Citizens,
  reply: OutgoingReply,
): OutgoingMessage | null {
  const [stored] = log.pick([reply.queuedSeq])
  const parsed = stored ? parseEvent(JSON.parse(stored.json)) : null
  if (!parsed?.known || parsed.event.type !== 'reply-queued') return null
  const { content, replyTo } = parsed.event
  const recipient = recipientOf(log, citizens, reply.conversationId)
  if (content?.kind !== 'text' || recipient === null) return null
  return {
    phoneNumberId: reply.phoneNumberId,
    recipient,
    body: content,
    replyTo,
    callbackData: reply.messageId,
  }
}

/** The number that WhatsApp gave, else the business-scoped id (reference, sections 3.4 and 4). */
function recipientOf(log: Log, citizens: Citizens, conversationId: string): Recipient | null {
  const conversation = log.conversations.find(conversationId)
  const known = conversation && citizens.known(conversation.citizenId)
  if (known?.phone) return { phone: known.phone }
  return known?.userId ? { userId: known.userId } : null
}
