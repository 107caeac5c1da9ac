import type { MessageContent } from '../../shared/domain/message-content.ts'
import { parseEvent } from '../../shared/events.ts'
import * as conversations from '../log/conversation-states.ts'
import { createLogReader } from '../log/read-log.ts'
import type { Reader } from '../store/port.ts'
import * as citizens from '../whatsapp/citizens.ts'
import type { OutgoingMessage } from '../whatsapp/graph-api.ts'
import type { MessageBody } from '../whatsapp/message-body.ts'
import type { Recipient } from '../whatsapp/providers/provider.ts'
import type { OutgoingReply } from './outgoing-replies.ts'
import { isMedia } from './upload-file.ts'

/**
 * What WhatsApp is asked to send for a reply, and to whom as of now.
 * @returns null when its words were erased, the citizen can no longer be reached, or somebody else
 *   may read it: nobody has said who writes since WhatsApp told of another number or id.
 */
export async function composeMessage(
  sql: Reader,
  reply: OutgoingReply,
): Promise<OutgoingMessage | null> {
  const [stored] = await createLogReader(sql).pick([reply.queuedSeq])
  const parsed = stored ? parseEvent(JSON.parse(stored.json)) : null
  if (!parsed?.known) return null
  const { event } = parsed
  if (event.type !== 'reply-queued' && event.type !== 'reaction-queued') return null
  const { content } = event
  const recipient = await recipientOf(sql, reply)
  if (content === null || recipient === null) return null
  if (!isSendable(content)) return null
  return {
    phoneNumberId: reply.phoneNumberId,
    recipient,
    body: content,
    replyTo: event.type === 'reply-queued' ? event.replyTo : null,
    callbackData: reply.messageId,
  }
}

function isSendable(content: MessageContent): content is MessageBody {
  return ['text', 'template', 'reaction'].includes(content.kind) || isMedia(content)
}

/** The number that WhatsApp gave, else the business-scoped id (reference, sections 3.4 and 4). */
async function recipientOf(
  sql: Reader,
  { conversationId, queuedSeq }: OutgoingReply,
): Promise<Recipient | null> {
  const conversation = await conversations.find(sql, conversationId)
  if (conversation === null || (conversation.veil?.seq ?? 0) > queuedSeq) return null
  const known = await citizens.known(sql, conversation.citizenId)
  if (known?.phone) return { phone: known.phone }
  return known?.userId ? { userId: known.userId } : null
}
