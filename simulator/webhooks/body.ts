import { createHmac } from 'node:crypto'
import type { Configuration } from '../options.ts'
import type { ChangeValue, Update } from './update.ts'

/** Changes in one entry of a batch; a busy account's webhooks hold several entries. */
const CHANGES_PER_ENTRY = 3

/** The bytes of a webhook and the header that vouches for them (reference, sections 2.2 and 9). */
export type WebhookBody = { bytes: Buffer; voucher: Record<string, string> }

/** How the receiver knows whom a webhook comes from. */
export type Vouching = Pick<Configuration, 'provider' | 'appSecret' | 'webhookSecret'>

export function webhookBody(
  updates: readonly Update[],
  businessAccountId: string,
  vouching: Vouching,
): WebhookBody {
  const changes = mergeNeighbours(updates)
  const entry = Array.from({ length: Math.ceil(changes.length / CHANGES_PER_ENTRY) }, (_, n) => ({
    id: businessAccountId,
    changes: changes.slice(n * CHANGES_PER_ENTRY, (n + 1) * CHANGES_PER_ENTRY),
  }))
  const bytes = Buffer.from(escapeAsMeta({ object: 'whatsapp_business_account', entry }), 'latin1')
  return { bytes, voucher: voucherOf(bytes, vouching) }
}

function voucherOf(bytes: Buffer, { provider, appSecret, webhookSecret }: Vouching) {
  if (provider === '360dialog') return { 'x-webhook-secret': webhookSecret }
  const digest = createHmac('sha256', appSecret).update(bytes).digest('hex')
  return { 'x-hub-signature-256': `sha256=${digest}` }
}

/**
 * JSON as Meta writes it: ASCII only, `\u00e3` in lower-case hexadecimal, `\/` for a slash; ids of
 * templates are numbers, greater than JavaScript's are exact.
 */
function escapeAsMeta(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(/"message_template_id":"(\d+)"/g, '"message_template_id":$1')
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

type Change = { field: string; value: ChangeValue }

/** In a batch, messages that follow each other share a change, and so do statuses. */
function mergeNeighbours(updates: readonly Update[]): Change[] {
  const changes: Change[] = []
  for (const { field, value } of updates) {
    const last = changes.at(-1)
    if (last !== undefined && last.field === field && mayShare(last.value, value)) {
      last.value = joined(last.value, value)
    } else {
      changes.push({ field, value })
    }
  }
  return changes
}

function mayShare(first: ChangeValue, second: ChangeValue): boolean {
  const sameNumber =
    first.metadata?.phone_number_id !== undefined &&
    first.metadata.phone_number_id === second.metadata?.phone_number_id
  const bothMessages = first.messages !== undefined && second.messages !== undefined
  const bothStatuses = first.statuses !== undefined && second.statuses !== undefined
  return sameNumber && (bothMessages || bothStatuses)
}

function joined(first: ChangeValue, second: ChangeValue): ChangeValue {
  return {
    ...first,
    ...list('contacts', first.contacts, second.contacts),
    ...list('messages', first.messages, second.messages),
    ...list('statuses', first.statuses, second.statuses),
  }
}

function list(key: string, first: object[] = [], second: object[] = []): object {
  const all = [...first, ...second]
  return all.length > 0 ? { [key]: all } : {}
}
