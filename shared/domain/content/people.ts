import * as z from '../../late-zod.ts'

/** Who and where: people and places that a message tells of. Source: reference, section 2.8. */

export const contactsContent = z.object({
  kind: z.literal('contacts'),
  people: z.array(
    z.object({
      name: z.string().nullable(),
      organisation: z.string().nullable(),
      /** As the citizen's phone writes them. */
      phones: z.array(z.string()),
      emails: z.array(z.string()),
      /** Whether it answers our question for the citizen's own number. */
      asked: z.boolean(),
    }),
  ),
})

export const locationContent = z.object({
  kind: z.literal('location'),
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
})

/** WhatsApp's own notice that the citizen is now known under something else. */
export const systemContent = z.object({
  kind: z.literal('system'),
  change: z.enum(['number', 'user-id', 'device', 'other']),
  /** Digits, where WhatsApp told them. */
  from: z.string().nullable(),
  to: z.string().nullable(),
})
