import { quadraListSchema } from '../domain/places/quadra-list.ts'
import * as z from '../late-zod.ts'
import { ofOffice } from './common.ts'

/** By what citizens' words are recognised from now on; what they wrote stays as it is. */
export const saveQuadras = z.object({
  type: z.literal('save-quadras'),
  ...ofOffice,
  body: quadraListSchema,
})
