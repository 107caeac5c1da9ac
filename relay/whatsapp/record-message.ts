import { evolve } from '../../shared/domain/conversation.ts'
import { admitMessage } from '../../shared/domain/receive.ts'
import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Append } from '../log/append.ts'
import type { ConversationStates } from '../log/conversation-states.ts'
import type { Citizens } from './citizens.ts'
import { followChange, identify } from './identify.ts'
import type { KnownMessages } from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import { readContent } from './read-content.ts'
import { readProvenance } from './read-provenance.ts'

export type MessageContext = {
  readonly clock: () => number
  readonly newId: NewId
  readonly nextProtocol: () => string
  readonly reopenWithinMs: number
  readonly conversations: ConversationStates
  readonly citizens: Citizens
  readonly messages: KnownMessages
}

type MessageItem = Extract<WebhookItem, { kind: 'message' }>

/**
 * Puts a citizen's message into the log, with whatever has to happen before it: the citizen known,
 * the conversation started, an attendance open.
 * @returns false when the message is in the log already.
 */
export function recordMessage(
  context: MessageContext,
  append: Append,
  item: MessageItem,
  receivedAt: number,
): boolean {
  const { clock, newId, conversations, citizens, messages } = context
  const { phoneNumberId, message } = item
  if (messages.find(phoneNumberId, message.id)) return false

  const identifying = { citizens, append, newId }
  const citizenId = identify(identifying, item.sender)
  if (message.type === 'system' && message.system) {
    const { user_id: userId, wa_id, new_wa_id } = message.system
    followChange(identifying, citizenId, { userId, phone: wa_id ?? new_wa_id })
  }

  const conversationId = conversations.findBetween(citizenId, phoneNumberId) ?? newId()
  const isNotice = message.type === 'system' || message.group_id !== null
  const notice = isNotice ? { notice: true as const } : {}
  append(conversationId, (state) => {
    const started = {
      type: 'conversation-started',
      conversationId,
      citizenId,
      phoneNumberId,
    } as const
    const conversation = state ?? evolve(null, { ...started, at: clock() })
    if (conversation === null) throw new Error('conversation-did-not-start')
    // A group's message is not a word to us alone, and this version shows no groups (2.12).
    const type = message.group_id === null ? message.type : 'group'
    const content = readContent(type, item.raw)
    const provenance = readProvenance(message)
    const sentAt = reasonableSentAt(message.timestamp, receivedAt)
    const admitted = admitMessage(conversation, {
      kind: content.kind,
      ...notice,
      now: clock(),
      sentAt,
      newId,
      nextProtocol: context.nextProtocol,
      reopenWithinMs: context.reopenWithinMs,
    })
    return [
      ...(state === null ? [started] : []),
      ...admitted.events,
      {
        type: 'message-received',
        conversationId,
        attendanceId: admitted.attendanceId,
        messageId: newId(),
        whatsappId: message.id,
        kind: content.kind,
        ...notice,
        sentAt,
        receivedAt,
        replyTo: message.context.id,
        content,
        ...(provenance && { provenance }),
      },
    ]
  })
  return true
}
