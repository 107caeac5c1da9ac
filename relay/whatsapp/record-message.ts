import { evolve } from '../../shared/domain/conversation.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { admitMessage, opensAttendance } from '../../shared/domain/receive.ts'
import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { EventBody } from '../../shared/events.ts'
import type { NewId } from '../../shared/ids.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { NextProtocol } from '../log/protocol-numbers.ts'
import { leavingBy } from '../registration/withdraw-consent.ts'
import { sharedPhone } from './content/people.ts'
import { followChange, identify } from './identify.ts'
import * as messages from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import { readContent } from './read-content.ts'
import { readProvenance } from './read-provenance.ts'

export type MessageContext = {
  readonly clock: () => number
  readonly newId: NewId
  readonly nextProtocol: NextProtocol
  readonly reopenWithinMs: number
}

type MessageItem = Extract<WebhookItem, { kind: 'message' }>

/**
 * Puts a citizen's message into the log, with whatever has to happen before it: the citizen known,
 * the conversation started, an attendance open.
 * @returns false when the message is in the log already.
 */
export async function recordMessage(
  context: MessageContext,
  tx: LogTransaction,
  item: MessageItem,
  receivedAt: number,
): Promise<boolean> {
  const { clock, newId } = context
  const { phoneNumberId, message } = item
  if (await messages.find(tx, phoneNumberId, message.id)) return false

  // A group's message is not a word to us alone, and this version shows no groups (2.12).
  const type = message.group_id === null ? message.type : 'group'
  const content = readContent(type, item.raw)
  const sentAt = reasonableSentAt(message.timestamp, receivedAt)
  const sender = { ...item.sender, phone: item.sender.phone ?? sharedPhone(type, item.raw) }
  const citizenId = await identify(tx, newId, sender, sentAt)
  if (message.type === 'system' && message.system) {
    const { user_id: userId, parent_user_id: parentUserId, wa_id, new_wa_id } = message.system
    const to = { userId, parentUserId, phone: wa_id ?? new_wa_id }
    await followChange(tx, citizenId, to, sentAt)
  }

  const conversationId = (await conversations.findBetween(tx, citizenId, phoneNumberId)) ?? newId()
  const isNotice = message.type === 'system' || message.group_id !== null
  const notice = isNotice ? { notice: true as const } : {}
  await tx.append(conversationId, async (state) => {
    const started = {
      type: 'conversation-started',
      conversationId,
      citizenId,
      phoneNumberId,
    } as const
    const conversation = state ?? evolve(null, { ...started, at: clock() })
    if (conversation === null) throw new Error('conversation-did-not-start')
    const provenance = readProvenance(message)
    const arrival = {
      ...{ kind: content.kind, ...notice, sentAt },
      ...{ now: clock(), reopenWithinMs: context.reopenWithinMs },
    }
    const protocol = opensAttendance(conversation, arrival) ? await context.nextProtocol(tx) : null
    const admitted = admitMessage(conversation, { ...arrival, newId, protocol })
    const messageId = newId()
    return [
      ...(state === null ? [started] : []),
      ...admitted.events,
      ...(state === null ? [] : questionOf(conversationId, content, sentAt)),
      {
        type: 'message-received',
        conversationId,
        attendanceId: admitted.attendanceId,
        messageId,
        whatsappId: message.id,
        kind: content.kind,
        ...notice,
        sentAt,
        receivedAt,
        replyTo: message.context.id,
        content,
        ...(provenance && { provenance }),
      },
      ...(await leavingBy(tx, content, { citizenId, conversationId, messageId })),
    ]
  })
  return true
}

/** Whether what WhatsApp told leaves it open who writes from now on. */
function questionOf(
  conversationId: string,
  content: MessageContent,
  changedAt: number,
): EventBody[] {
  if (content.kind !== 'system' || content.change === 'other') return []
  return [{ type: 'identity-changed', conversationId, change: content.change, changedAt }]
}
