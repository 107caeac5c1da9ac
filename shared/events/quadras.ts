import { quadraListSchema } from '../domain/places/quadra-list.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

export const quadrasSaved = z.object({
  type: z.literal('quadras-saved'),
  ...byAgent,
  body: quadraListSchema,
  version: z.int().positive(),
})
