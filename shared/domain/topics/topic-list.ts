import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import type { Kept } from '../office/kept.ts'
import { repeatedName } from '../office/list-names.ts'

/** What attendances are about, in the organisation's own words and order. */
const topicSchema = z.object({
  topicId: idSchema,
  name: z.string().trim().min(1).max(60),
  /** The area that answers for it. */
  area: z.string().trim().min(1).max(60).nullable(),
  /** No attendance is given it any more; those that have it keep it. */
  isRetired: z.boolean(),
})

export type Topic = z.infer<typeof topicSchema>

export const MOST_LISTED = 300

/** Two names in use that a reader would take for one are none: accents and case do not matter. */
export const topicListSchema = z
  .array(topicSchema)
  .max(MOST_LISTED)
  .refine((topics) => repeatedName(topics) === null, 'two topics have the same name')
  .refine(
    (topics) => new Set(topics.map(({ topicId }) => topicId)).size === topics.length,
    'two topics have the same id',
  )

export type KeptTopics = Kept<readonly Topic[]>
