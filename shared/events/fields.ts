import { fieldListSchema } from '../domain/fields/field-list.ts'
import { fieldValuesSchema } from '../domain/fields/field-value.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

export const fieldEvents = [
  z.object({
    type: z.literal('citizen-fields-saved'),
    ...inAttendance,
    ...byAgent,
    citizenId: idSchema,
    content: z.object({ values: fieldValuesSchema }).nullable(),
  }),
  z.object({
    type: z.literal('fields-saved'),
    ...byAgent,
    body: fieldListSchema,
    version: z.int().positive(),
  }),
] as const
