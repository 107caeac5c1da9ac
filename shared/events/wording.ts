import { wordingSchema } from '../domain/registration/wording.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

/** Each `consent-asked` holds the wording that was sent, so that a newer one changes no proof. */
export const wordingSaved = z.object({
  type: z.literal('wording-saved'),
  ...byAgent,
  body: wordingSchema,
  version: z.int().positive(),
})
