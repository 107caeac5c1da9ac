import * as z from '../../late-zod.ts'

/** What a citizen answers by touching what the desk offered. Source: reference, section 2.8. */

/** One of the choices of a message with buttons, of a list, or of a template. */
export const choiceContent = z.object({
  kind: z.literal('choice'),
  source: z.enum(['button', 'list', 'template']),
  /** What the desk's side called the choice; the citizen saw the title. */
  choiceId: z.string().nullable(),
  title: z.string(),
  description: z.string().nullable(),
})

/** A form of WhatsApp (a "flow") that was filled in. */
export const formContent = z.object({
  kind: z.literal('form'),
  name: z.string().nullable(),
  answers: z.array(z.object({ field: z.string(), value: z.string() })),
})

/** Whether the desk may call, and until when (ms; null where no end was given). */
export const callPermissionContent = z.object({
  kind: z.literal('call-permission'),
  granted: z.boolean(),
  permanent: z.boolean(),
  expiresAt: z.int().nonnegative().nullable(),
})

/** Products chosen from a catalogue. */
export const orderContent = z.object({
  kind: z.literal('order'),
  text: z.string().nullable(),
  items: z.array(
    z.object({
      productId: z.string(),
      quantity: z.number(),
      /** In units of the currency ("10.5"), for one piece. */
      price: z.number().nullable(),
      currency: z.string().nullable(),
    }),
  ),
})
