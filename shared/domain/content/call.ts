import * as z from '../../late-zod.ts'

/**
 * A call on WhatsApp. Balcão answers none: one that was answered, was so with another tool of the
 * organisation. Source: Cloud API reference, section 2.11.
 */
export const callContent = z.object({
  kind: z.literal('call'),
  /** `outbound`: somebody of the organisation called. */
  direction: z.enum(['inbound', 'outbound']),
  missed: z.boolean(),
  /** How long they spoke; null where nobody did, or it was not told. */
  durationSeconds: z.int().nonnegative().nullable(),
})
