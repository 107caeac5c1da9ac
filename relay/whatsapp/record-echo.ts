import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import { identify } from './identify.ts'
import * as messages from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import { readContent } from './read-content.ts'
import type { MessageContext } from './record-message.ts'

type EchoItem = Extract<WebhookItem, { kind: 'echo' }>

/**
 * Puts what somebody wrote on the organisation's phone into the log. It belongs to the conversation
 * with the citizen and opens no attendance: nobody waits for anything. Reference, section 2.11.
 * @returns false when the message is in the log already.
 */
export async function recordEcho(
  { newId }: MessageContext,
  tx: LogTransaction,
  { phoneNumberId, message, receiver, raw }: EchoItem,
  receivedAt: number,
): Promise<boolean> {
  if (await messages.find(tx, phoneNumberId, message.id)) return false
  const sentAt = reasonableSentAt(message.timestamp, receivedAt)
  const citizenId = await identify(tx, newId, receiver, sentAt)
  const conversationId = (await conversations.findBetween(tx, citizenId, phoneNumberId)) ?? newId()
  await tx.append(conversationId, (state) => {
    const content = readContent(message.type, raw)
    return [
      ...(state === null
        ? [{ type: 'conversation-started', conversationId, citizenId, phoneNumberId } as const]
        : []),
      {
        type: 'phone-message-sent',
        conversationId,
        messageId: newId(),
        whatsappId: message.id,
        kind: content.kind,
        sentAt,
        receivedAt,
        replyTo: message.context.id,
        content,
      },
    ]
  })
  return true
}
