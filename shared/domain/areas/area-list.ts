import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { repeatedName } from '../office/list-names.ts'

/** More open days than any rule gives an area. */
export const MOST_DAYS = 180

/** Lei 13.460/2017, art. 16: requests to an internal area, before they are extended. */
export const USUAL_DAYS = 20

/** Open days that an area has to answer. */
export const daysSchema = z.int().min(1).max(MOST_DAYS)

/** With those that are not in use any more. */
export const MOST_AREAS = 300

/** A part of the organisation that answers for something. */
const areaSchema = z.object({
  areaId: idSchema,
  name: z.string().trim().min(1).max(120),
  /** What it answers for. */
  about: z.string().trim().max(300).default(''),
  /** How colleagues reach it: an extension, the address of a section. */
  contact: z.string().trim().max(120).default(''),
  /** How many open days it usually takes. */
  days: daysSchema.default(USUAL_DAYS),
  /** Nothing is forwarded to it any more; what was, goes on saying its name. */
  isRetired: z.boolean().default(false),
})

export type Area = z.infer<typeof areaSchema>

export const areaListSchema = z
  .array(areaSchema)
  .max(MOST_AREAS)
  .refine((areas) => repeatedName(areas) === null, 'two areas have the same name')
  .refine(
    (areas) => new Set(areas.map(({ areaId }) => areaId)).size === areas.length,
    'two areas have the same id',
  )
