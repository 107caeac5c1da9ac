import { z } from 'zod'
import { storableText } from '../../shared/domain/content/text.ts'

/**
 * The parts of a webhook that the relay reads, as tolerant as Meta is free to change: unknown keys
 * pass, and an optional part in an unexpected shape counts as missing.
 * Source: Cloud API reference, sections 2.6 to 2.10.
 */

/** What names something is not made storable: it would name something else. */
const storable = z
  .string()
  .min(1)
  .refine((text) => storableText(text) === text)

/** What names a message, status or call: without it there is none. */
const id = storable

const orMissing = <Shape extends z.ZodType<string>>(shape: Shape) =>
  z
    .union([shape, z.number().transform(String)])
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)

/** Text, or a number where a sender was careless with quotes; empty counts as missing. */
const token = orMissing(storable)
/** The same for a reader, as it came. */
const words = orMissing(z.string().min(1))

/** Seconds since the epoch, as text in messages and as a number in some fields → milliseconds. */
const timestamp = z
  .union([z.string().regex(/^\d{1,15}$/), z.number()])
  .nullish()
  .catch(null)
  .transform((seconds) => (seconds == null ? null : Number(seconds) * 1000))

/** The digits of a phone number, however it is written; null for what is none. */
export function phoneDigits(text: string | null): string | null {
  return text !== null && /^[+\d\s().-]*$/.test(text) ? text.replaceAll(/\D/g, '') || null : null
}

const phone = token.transform(phoneDigits)
const flag = z.boolean().catch(false)

const anObject = z.record(z.string(), z.unknown())
const aList = z.array(z.unknown())

export const envelopeSchema = z.object({ entry: aList })
export const entrySchema = z.object({ changes: aList, time: z.unknown().optional() })
export const changeSchema = z.object({ field: z.string(), value: anObject })

export const valueSchema = z.object({
  metadata: z.object({ phone_number_id: token }).catch({ phone_number_id: null }),
  contacts: aList.catch([]),
  messages: z.unknown().optional(),
  /** What somebody of the organisation wrote on the phone that shares its number. */
  message_echoes: z.unknown().optional(),
  statuses: z.unknown().optional(),
  calls: z.unknown().optional(),
  errors: z.unknown().optional(),
})

export const contactSchema = z.object({
  wa_id: phone,
  user_id: token,
  parent_user_id: token,
  profile: z.object({ name: words, username: token }).catch({ name: null, username: null }),
})

export type WebhookContact = z.infer<typeof contactSchema>

export const messageSchema = z.object({
  id,
  from: token,
  from_user_id: token,
  from_parent_user_id: token,
  /** To whom; only of echoes. */
  to: token,
  to_user_id: token,
  group_id: token,
  timestamp,
  type: z.string().catch('missing'),
  context: z
    .object({ id: token, forwarded: flag, frequently_forwarded: flag })
    .catch({ id: null, forwarded: false, frequently_forwarded: false }),
  referral: z
    .object({ source_type: words, source_url: words, headline: words, body: words })
    .nullish()
    .catch(null)
    .transform((referral) => referral ?? null),
  /** Only of messages of type `system`. */
  system: z
    .object({
      ...{ wa_id: phone, new_wa_id: phone },
      ...{ user_id: token, previous_user_id: token },
      ...{ parent_user_id: token, previous_parent_user_id: token },
    })
    .nullish()
    .catch(null),
})

export type WebhookMessage = z.infer<typeof messageSchema>

/** One of the two news of a call, its beginning or its end (section 2.11). */
export const callSchema = z.object({
  id,
  event: z.enum(['connect', 'terminate']),
  direction: z.enum(['USER_INITIATED', 'BUSINESS_INITIATED']).catch('USER_INITIATED'),
  from: token,
  from_user_id: token,
  from_parent_user_id: token,
  to: token,
  to_user_id: token,
  to_parent_user_id: token,
  timestamp,
  status: token.catch(null),
  /** Seconds that they spoke. */
  duration: z.coerce.number().int().nonnegative().nullish().catch(null),
})

export type WebhookCall = z.infer<typeof callSchema>

export const webhookStatusSchema = z.object({
  id,
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  timestamp,
  biz_opaque_callback_data: token,
  errors: z.array(z.object({ code: z.int() })).catch([]),
  pricing: z
    .object({
      billable: z.boolean().nullish().catch(null),
      pricing_model: token,
      type: token,
      category: token,
    })
    .nullish()
    .catch(null)
    .transform((pricing) =>
      pricing
        ? {
            billable: pricing.billable ?? null,
            model: pricing.pricing_model,
            type: pricing.type,
            category: pricing.category,
          }
        : null,
    ),
})

export type WebhookStatus = z.infer<typeof webhookStatusSchema>
