import type { Follower } from '../log/append.ts'
import type { Store } from '../store/open-store.ts'

type KnownMessage = {
  messageId: string
  conversationId: string
  direction: 'in' | 'out'
}

/**
 * Table `messages`: the WhatsApp ids that the record knows, received and sent. It makes a message
 * that WhatsApp delivers twice be one event, and joins a status to its reply.
 */
export type KnownMessages = {
  find(phoneNumberId: string, whatsappId: string): KnownMessage | null
  /** Keeps the table in step with the log. */
  follow: Follower
}

export function createKnownMessages({ database }: Store): KnownMessages {
  const find = database.prepare<[string, string], KnownMessage>(`
    select message_id as messageId, conversation_id as conversationId, direction
      from messages where phone_number_id = ? and whatsapp_id = ?`)
  const insert = database.prepare<[string, string, string, string, 'in' | 'out']>(`
    insert into messages (phone_number_id, whatsapp_id, message_id, conversation_id, direction)
      values (?, ?, ?, ?, ?)`)
  const keepSent: Follower = (event, conversation) => {
    if (event.type !== 'send-accepted' && event.type !== 'status-received') return
    if (conversation === null) return
    const { whatsappId, messageId, conversationId } = event
    if (find.get(conversation.phoneNumberId, whatsappId)) return
    insert.run(conversation.phoneNumberId, whatsappId, messageId, conversationId, 'out')
  }
  return {
    find: (phoneNumberId, whatsappId) => find.get(phoneNumberId, whatsappId) ?? null,
    follow: (event, conversation) => {
      const isReceived = event.type === 'message-received'
      if (!isReceived && event.type !== 'phone-message-sent') return keepSent(event, conversation)
      if (conversation === null) return
      const { whatsappId, messageId, conversationId } = event
      const direction = isReceived ? 'in' : 'out'
      insert.run(conversation.phoneNumberId, whatsappId, messageId, conversationId, direction)
    },
  }
}
