import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { queueFiltersSchema } from './filters.ts'

export const queueViewSchema = z.enum([
  'waiting',
  /** What this agent holds and has not put aside. */
  'mine',
  /** Of mine, those in which the next word is the citizen's, or an area's. */
  'pending',
  'team',
  'closed',
  'unsettled',
  /** What this agent holds and has put aside until a moment that has not come. */
  'snoozed',
])
export type QueueView = z.infer<typeof queueViewSchema>

/** What is put aside is looked for by its moment; and earlier versions could not read such a filter. */
const savedViewSchema = queueViewSchema.exclude(['snoozed'])

/** The view that a filter is saved with. */
export function savedView(view: QueueView): SavedFilter['view'] {
  return view === 'snoozed' ? 'mine' : view
}

/** Nobody reads through more of them. */
export const MOST_SAVED_FILTERS = 40

/** A view with filters, under a name that an agent gave it. It is hers alone. */
export const savedFilterSchema = z.object({
  filterId: idSchema,
  name: z.string().trim().min(1).max(60),
  view: savedViewSchema,
  filters: queueFiltersSchema,
})

export type SavedFilter = z.infer<typeof savedFilterSchema>
