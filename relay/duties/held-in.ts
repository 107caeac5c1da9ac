import { phoneKey } from '../../shared/domain/phone-key.ts'
import type { IsTheirs } from './redact-webhook.ts'

/** What a person holds now. `idless`: numbers of those of her citizens who have no business-scoped id. */
export type Held = { readonly isHeld: IsTheirs; readonly idless: ReadonlySet<string> }

/**
 * What of a webhook that is not interpreted yet would become hers, by the rule that finds who wrote:
 * a number that comes with an unknown id is hers only if she had none, and else it has passed to a
 * stranger. Source: Cloud API reference, sections 2.8 and 3.1.
 */
export function heldIn(body: unknown, { isHeld, idless }: Held): IsTheirs {
  const hers = new Set<string>()
  const strangers = new Set<string>()
  for (const { phone, userId } of pairsIn(body)) {
    if (!isHeld(phone) || isHeld(userId)) continue
    if (idless.has(phoneKey(phone))) hers.add(userId)
    else strangers.add(phoneKey(phone))
  }
  return (text) => hers.has(text) || (isHeld(text) && !strangers.has(phoneKey(text)))
}

const pairs = [
  ['wa_id', 'user_id'],
  ['from', 'from_user_id'],
  ['to', 'to_user_id'],
  ['recipient_id', 'recipient_user_id'],
] as const

/** A number and the id that the webhook says belong together. */
function* pairsIn(value: unknown): Generator<{ phone: string; userId: string }> {
  if (typeof value !== 'object' || value === null) return
  const fields = value as Readonly<Record<string, unknown>>
  for (const [number, id] of pairs) {
    const phone = fields[number]
    const userId = fields[id]
    if (typeof phone === 'string' && typeof userId === 'string') yield { phone, userId }
  }
  for (const part of Object.values(fields)) yield* pairsIn(part)
}
