import * as z from '../late-zod.ts'

/**
 * How WhatsApp counts a message, as its statuses tell: enough to count later what was billed. Its
 * words are kept as they came, because it adds new ones. Source: Cloud API reference, section 2.10.
 */
export const pricingSchema = z.object({
  /** Null where WhatsApp left it out: it has announced that it will. */
  billable: z.boolean().nullable(),
  /** `PMP`: per message. */
  model: z.string().nullable(),
  /** `regular`, `free_customer_service`, `free_entry_point`. */
  type: z.string().nullable(),
  /** `service`, `utility`, `marketing`, `authentication` … */
  category: z.string().nullable(),
})

export type Pricing = z.infer<typeof pricingSchema>
