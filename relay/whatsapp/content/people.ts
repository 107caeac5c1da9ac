import { z } from 'zod'
import type { MessageContent } from '../../../shared/domain/message-content.ts'
import { phoneDigits } from '../webhook-shapes.ts'
import { listOf, optionalWords, words } from './pieces.ts'

/** Any part may be missing, the name too: a card of a phone alone is still shown. */
const person = z
  .object({
    name: z
      .object({ formatted_name: optionalWords, first_name: optionalWords })
      .nullish()
      .catch(null),
    org: z.object({ company: optionalWords }).nullish().catch(null),
    phones: listOf(z.object({ phone: optionalWords, wa_id: optionalWords })),
    emails: listOf(z.object({ email: words })),
    origin: optionalWords,
  })
  .transform(({ name, org, phones, emails, origin }) => ({
    name: name?.formatted_name ?? name?.first_name ?? null,
    organisation: org?.company ?? null,
    phones: phones.flatMap(({ phone, wa_id }) => phone ?? (wa_id === null ? [] : `+${wa_id}`)),
    emails: emails.map(({ email }) => email),
    asked: origin === 'contact_request',
  }))

export const contactsMessage = z
  .object({ contacts: z.array(z.unknown()).min(1).pipe(listOf(person)) })
  .transform(({ contacts }): MessageContent => ({ kind: 'contacts', people: contacts }))

const answerSchema = z.object({
  contacts: listOf(
    z.object({
      origin: z.literal('contact_request'),
      phones: listOf(z.object({ phone: optionalWords, wa_id: optionalWords })),
    }),
  ),
})

/**
 * The number with which a citizen answers our request for it (reference, section 3.6): digits, as
 * WhatsApp knows them where it says so; null in any other message.
 */
export function sharedPhone(type: string, message: unknown): string | null {
  const answer = type === 'contacts' ? answerSchema.safeParse(message).data : null
  const [card] = answer?.contacts[0]?.phones ?? []
  return card ? phoneDigits(card.wa_id ?? card.phone) : null
}

export const locationMessage = z
  .object({
    location: z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: optionalWords,
      address: optionalWords,
    }),
  })
  .transform(({ location }): MessageContent => ({ kind: 'location', ...location }))

/** The newer names and those of before (reference, section 2.8). */
const systemChanges = new Map([
  ['user_changed_number', 'number'],
  ['customer_changed_number', 'number'],
  ['user_changed_user_id', 'user-id'],
  ['customer_identity_changed', 'device'],
] as const)

export const systemMessage = z
  .object({
    from: optionalWords,
    system: z.object({ type: z.string(), wa_id: optionalWords, new_wa_id: optionalWords }),
  })
  .transform(({ from, system }): MessageContent => {
    const change = new Map<string, 'number' | 'user-id' | 'device'>(systemChanges).get(system.type)
    return {
      kind: 'system',
      change: change ?? 'other',
      from: change === 'number' ? from : null,
      to: system.wa_id ?? system.new_wa_id,
    }
  })
