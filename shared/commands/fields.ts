import { fieldListSchema } from '../domain/fields/field-list.ts'
import { fieldValuesSchema } from '../domain/fields/field-value.ts'
import * as z from '../late-zod.ts'
import { common, ofOffice } from './common.ts'

export const saveCitizenFields = z.object({
  type: z.literal('save-citizen-fields'),
  ...common,
  values: fieldValuesSchema,
})

export const fieldRefusals = [
  /** The organisation has no such field, or fills it no more. */
  z.object({ reason: z.literal('unknown-field') }),
  /** No number, date or choice of that field. */
  z.object({ reason: z.literal('field-value-wrong'), name: z.string() }),
] as const

/** The whole list, in the order in which it is filled. */
export const saveFields = z.object({
  type: z.literal('save-fields'),
  ...ofOffice,
  body: fieldListSchema,
})
