import { z } from 'zod'

/**
 * The parts of the account's webhook fields that the relay reads, as tolerant as those of messages.
 * Source: Cloud API reference, section 2.11.
 */
const text = z
  .union([z.string().min(1), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)

/** Seconds since the epoch → milliseconds. */
const seconds = z.coerce
  .number()
  .int()
  .nonnegative()
  .nullish()
  .catch(null)
  .transform((value) => (value == null ? null : value * 1000))

const aboutTemplate = {
  message_template_id: text,
  message_template_name: z.string().min(1),
  message_template_language: z.string().min(1),
}

export const templateStatusSchema = z.object({
  ...aboutTemplate,
  event: z.string(),
  reason: text,
  other_info: z.object({ title: text }).catch({ title: null }),
})

export const templateQualitySchema = z.object({
  ...aboutTemplate,
  new_quality_score: z.string(),
})

export const templateCategorySchema = z.object({
  ...aboutTemplate,
  previous_category: text,
  new_category: text,
  /** Of a change that is only announced. */
  correct_category: text,
  category_update_timestamp: seconds,
})

export const templateComponentsSchema = z.object({
  ...aboutTemplate,
  message_template_title: z.string().nullish().catch(null),
  message_template_element: z.string().nullish().catch(null),
  message_template_footer: z.string().nullish().catch(null),
})

export const numberQualitySchema = z.object({
  display_phone_number: text,
  event: text,
  max_daily_conversations_per_business: text,
  current_limit: text,
})

export const capabilitySchema = z.object({
  max_daily_conversations_per_business: text,
  max_daily_conversation_per_phone: text,
})

export const accountAlertSchema = z.object({
  alert_severity: text,
  alert_status: text,
  alert_type: text,
  alert_description: text,
})

export const numberNameSchema = z.object({
  decision: text,
  requested_verified_name: text,
  rejection_reason: text,
})

export const securitySchema = z.object({ display_phone_number: text, event: text })
export const reviewSchema = z.object({ decision: text })

export const accountUpdateSchema = z.object({
  event: z.string(),
  violation_info: z.object({ violation_type: text }).catch({ violation_type: null }),
  restriction_info: z.array(z.object({ restriction_type: text, expiration: seconds })).catch([]),
  ban_info: z
    .object({ waba_ban_state: text, waba_ban_date: text })
    .catch({ waba_ban_state: null, waba_ban_date: null }),
})

export const valueErrorSchema = z.object({ code: z.int(), title: text })

export const preferenceSchema = z.object({
  wa_id: text,
  user_id: text,
  category: text,
  value: z.enum(['stop', 'resume']),
  timestamp: seconds,
})
