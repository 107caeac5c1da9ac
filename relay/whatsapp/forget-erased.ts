import { isErasedWhatsAppId } from '../../shared/events/content-erased.ts'
import { redactRow, without } from '../duties/erase-webhooks.ts'
import { oweForRow } from '../duties/scrub.ts'
import type { TallyKeeper } from '../duties/tallies.ts'
import type { Transaction } from '../store/port.ts'
import type { InboxRow } from './inbox.ts'
import * as messages from './known-messages.ts'
import type { WebhookItem } from './parse-webhook.ts'

/**
 * WhatsApp repeats a webhook for days, and tells of a reply long after it was sent: where that is
 * of somebody who has been erased meanwhile, what came is taken out of the webhook again.
 */
export async function forgetErased(
  tx: Transaction,
  row: InboxRow,
  items: readonly WebhookItem[],
  tallies: TallyKeeper,
): Promise<void> {
  const theirs = new Set<string>()
  for (const item of items) {
    const told = whatItTells(item)
    if (told === null) continue
    const known = await messages.find(tx, told.phoneNumberId, told.whatsappId)
    if (known === null || !isErasedWhatsAppId(known.whatsappId)) continue
    for (const text of [told.whatsappId, ...told.identities]) if (text !== null) theirs.add(text)
  }
  if (theirs.size === 0) return
  const body: unknown = JSON.parse(row.body.toString('utf8'))
  const left = await without(tx, row, body, (text) => theirs.has(text))
  if (left === null) return
  await redactRow(tx, left, tallies)
  await oweForRow(tx, row.receivedAt)
}

function whatItTells(item: WebhookItem) {
  switch (item.kind) {
    case 'message': {
      const { userId, phone, username } = item.sender
      return {
        phoneNumberId: item.phoneNumberId,
        whatsappId: item.message.id,
        identities: [userId, phone, username],
      }
    }
    case 'echo': {
      const { userId, phone, username } = item.receiver
      return {
        phoneNumberId: item.phoneNumberId,
        whatsappId: item.message.id,
        identities: [userId, phone, username],
      }
    }
    case 'call': {
      const { userId, phone, username } = item.party
      return {
        phoneNumberId: item.phoneNumberId,
        whatsappId: item.call.id,
        identities: [userId, phone, username],
      }
    }
    case 'status':
      return { phoneNumberId: item.phoneNumberId, whatsappId: item.status.id, identities: [] }
    default:
      return null
  }
}
