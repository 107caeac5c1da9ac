import { erasedWhatsAppId, isErasedWhatsAppId } from '../../shared/events/content-erased.ts'
import type { Follower } from '../log/append.ts'
import { digestOf } from '../log/erased-body.ts'
import type { Reader } from '../store/port.ts'

type KnownMessage = {
  /** As the record has it: a digest, once its content was erased. */
  whatsappId: string
  messageId: string
  conversationId: string
  direction: 'in' | 'out'
}

/**
 * Table `messages`: the WhatsApp ids that the record knows, received and sent. It makes a message
 * that WhatsApp delivers twice be one event, and joins a status to its reply.
 */

export async function find(
  sql: Reader,
  phoneNumberId: string,
  whatsappId: string,
): Promise<KnownMessage | null> {
  const row = await sql.get<KnownMessage>(
    `select whatsapp_id as "whatsappId", message_id as "messageId",
        conversation_id as "conversationId", direction
      from messages where phone_number_id = ? and whatsapp_id in (?, ?)`,
    ...[phoneNumberId, whatsappId, erasedIdOf(whatsappId)],
  )
  return row ?? null
}

/** What a WhatsApp id becomes when its message is erased. */
export function erasedIdOf(whatsappId: string): string {
  return isErasedWhatsAppId(whatsappId) ? whatsappId : erasedWhatsAppId(digestOf(whatsappId))
}

const insert = `insert into messages
  (phone_number_id, whatsapp_id, message_id, conversation_id, direction) values (?, ?, ?, ?, ?)`

/** Keeps the table in step with the log. */
export const follow: Follower = async (tx, event, conversation) => {
  const isReceived = event.type === 'message-received'
  if (!isReceived && event.type !== 'phone-message-sent') {
    return followSent(tx, event, conversation)
  }
  if (conversation === null) return
  const { whatsappId, messageId, conversationId } = event
  const direction = isReceived ? 'in' : 'out'
  const { phoneNumberId } = conversation
  await tx.run(insert, phoneNumberId, whatsappId, messageId, conversationId, direction)
}

const followSent: Follower = async (tx, event, conversation) => {
  if (event.type !== 'send-accepted' && event.type !== 'status-received') return
  if (conversation === null) return
  const { whatsappId, messageId, conversationId } = event
  const { phoneNumberId } = conversation
  if (await find(tx, phoneNumberId, whatsappId)) return
  await tx.run(insert, phoneNumberId, whatsappId, messageId, conversationId, 'out')
}
