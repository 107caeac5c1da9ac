import { z } from 'zod'
import { quadraListSchema } from '../domain/places/quadra-list.ts'
import { byAgent } from './pieces.ts'

export const quadrasSaved = z.object({
  type: z.literal('quadras-saved'),
  ...byAgent,
  body: quadraListSchema,
  version: z.int().positive(),
})
