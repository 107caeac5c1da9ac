import { z } from 'zod'
import { storableText } from '../../../shared/domain/content/text.ts'

/** The smallest parts of WhatsApp's message objects, read as tolerantly as Meta is free to change. */

export const words = z.string().transform(storableText)

/** Missing, or in another shape: null. */
export const optionalWords = words
  .nullish()
  .catch(null)
  .transform((text) => text ?? null)

/** An id, which a careless sender may write as a number. */
export const token = z.union([z.string().min(1), z.number().transform(String)])

/** Lists longer than this are no message that a person sent; the rest stays in the raw body. */
const MOST = 100

/** The items that can be read; a list that is none is empty. */
export function listOf<Item>(item: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((list) => list.slice(0, MOST).flatMap((each) => item.safeParse(each).data ?? []))
}
