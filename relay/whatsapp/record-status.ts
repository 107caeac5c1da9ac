import { reasonableSentAt } from '../../shared/domain/sent-time.ts'
import type { NewId } from '../../shared/ids.ts'
import * as outgoing from '../delivery/outgoing-replies.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Reader } from '../store/port.ts'
import { settleSending } from './account/alerts.ts'
import { noteCode } from './account/note-code.ts'
import { classifyRefusal } from './error-codes.ts'
import * as messages from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'
import type { StatusTarget } from './statuses.ts'
import * as statuses from './statuses.ts'

type StatusItem = Extract<WebhookItem, { kind: 'status' }>

/**
 * Puts what WhatsApp says of a reply into the log, once. A status of a message that we do not know
 * yet waits for it; one of a message that another tool sent waits for nothing, and is tidied away.
 * @returns false when the log has it already, or it had to wait.
 */
export async function recordStatus(
  { clock, newId }: { clock: () => number; newId: NewId },
  tx: LogTransaction,
  { phoneNumberId, status: given }: StatusItem,
  receivedAt: number,
): Promise<boolean> {
  const code = given.errors[0]?.code ?? null
  const status = {
    status: given.status,
    statusAt: reasonableSentAt(given.timestamp, receivedAt),
    code,
    ...(code === null ? {} : { failureClass: classifyRefusal(code, false) }),
    ...(given.pricing === null ? {} : { pricing: given.pricing }),
  }
  const target = await findTarget(tx, phoneNumberId, given.id, given.biz_opaque_callback_data)
  if (target === null) {
    await statuses.keepAhead(tx, phoneNumberId, given.id, status, clock())
    return false
  }
  if (await statuses.hasSeen(tx, target.messageId, status.status)) return false
  await tx.append(target.conversationId, () => [{ type: 'status-received', ...target, ...status }])
  if (code !== null) {
    const { conversationId } = target
    await noteCode(tx, newId, code, { conversationId, at: status.statusAt })
  } else if (given.status !== 'failed') await settleSending(tx)
  // The callback data may have told what earlier statuses, without it, could not.
  await tx.append(target.conversationId, () => statuses.takeAhead(tx, phoneNumberId, target))
  return true
}

/** By WhatsApp's id where the answer to our call told it, else by the id that we sent along. */
async function findTarget(
  sql: Reader,
  phoneNumberId: string,
  whatsappId: string,
  callbackData: string | null,
): Promise<StatusTarget | null> {
  const known = await messages.find(sql, phoneNumberId, whatsappId)
  if (known?.direction === 'out') {
    const { conversationId, messageId } = known
    return { conversationId, messageId, whatsappId: known.whatsappId }
  }
  const reply = callbackData === null ? null : await outgoing.find(sql, callbackData)
  if (reply?.phoneNumberId !== phoneNumberId) return null
  return { conversationId: reply.conversationId, messageId: reply.messageId, whatsappId }
}
