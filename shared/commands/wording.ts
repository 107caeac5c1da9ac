import { wordingSchema } from '../domain/registration/wording.ts'
import * as z from '../late-zod.ts'
import { ofOffice } from './common.ts'

export const wordingRefusals = [
  /** Other words need another version; and an organisation without a list has none. */
  z.object({ reason: z.literal('wording-version') }),
] as const

/** What citizens are asked from now on; who said yes to an earlier one said yes to that. */
export const saveWording = z.object({
  type: z.literal('save-wording'),
  ...ofOffice,
  body: wordingSchema,
})
