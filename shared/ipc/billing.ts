import type { Billing } from '../domain/billing.ts'
import * as z from '../late-zod.ts'

/** What WhatsApp bills, for who oversees the desk. */
export const billingCalls = {
  /** `month`: `YYYY-MM` in the organisation's time zone; null for this one. */
  'read-billing': z.object({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .nullable(),
  }),
} as const

export type BillingView = Billing & { month: string; isThisMonth: boolean }

export type BillingCallResults = {
  /** Null for who does not oversee the desk. */
  'read-billing': BillingView | null
}
