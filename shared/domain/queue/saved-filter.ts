import { z } from 'zod'
import { idSchema } from '../../ids.ts'
import { queueFiltersSchema } from './filters.ts'

export const queueViewSchema = z.enum([
  'waiting',
  'mine',
  /** Of mine, those in which the next word is the citizen's, or an area's. */
  'pending',
  'team',
  'closed',
  'unsettled',
])
export type QueueView = z.infer<typeof queueViewSchema>

/** Nobody reads through more of them. */
export const MOST_SAVED_FILTERS = 40

/** A view with filters, under a name that an agent gave it. It is hers alone. */
export const savedFilterSchema = z.object({
  filterId: idSchema,
  name: z.string().trim().min(1).max(60),
  view: queueViewSchema,
  filters: queueFiltersSchema,
})

export type SavedFilter = z.infer<typeof savedFilterSchema>
