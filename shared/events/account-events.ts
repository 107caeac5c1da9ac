import { alertSchema } from '../domain/alerts/alert.ts'
import { templateSchema } from '../domain/templates/template.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** What happens to the organisation's account at WhatsApp. */

/** A template as WhatsApp now has it: new, changed, or (`deleted`) gone. */
export const templateSaved = z.object({
  type: z.literal('template-saved'),
  template: templateSchema,
})

/** Raised again with the same id when its news change. */
export const alertRaised = z.object({
  type: z.literal('alert-raised'),
  alertId: idSchema,
  alert: alertSchema,
})

/** `agentId`: who acknowledged it; null where WhatsApp itself told that it is over. */
export const alertSettled = z.object({
  type: z.literal('alert-settled'),
  alertId: idSchema,
  agentId: idSchema.nullable(),
})

/** The citizen told WhatsApp whether she wants the organisation's marketing (section 2.11). */
export const marketingPreferenceChanged = z.object({
  type: z.literal('marketing-preference-changed'),
  citizenId: idSchema,
  wants: z.boolean(),
  /** `refusal`: WhatsApp refused a template for it (131050); `citizen`: her own button. */
  source: z.enum(['citizen', 'refusal']),
  /** WhatsApp's time. */
  changedAt: momentSchema,
})
