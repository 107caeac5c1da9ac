import { type FilterKind, queueFiltersSchema } from '../domain/queue/filters.ts'
import { type QueueView, queueViewSchema, type SavedFilter } from '../domain/queue/saved-filter.ts'
import * as z from '../late-zod.ts'

/** What the queue can be narrowed to; a filter is saved and removed by `issue-command`. */
export const queueFilterCalls = {
  'list-queue-filters': z.object({}),
  'weigh-queue-filters': z.object({ view: queueViewSchema, filters: queueFiltersSchema }),
} as const

export type QueueFilterResults = {
  /** `saved`: the agent's own, by name. `quadras`: those that citizens here are registered with. */
  'list-queue-filters': { saved: SavedFilter[]; quadras: string[] }
  'weigh-queue-filters': {
    counts: Record<QueueView, number>
    /** There are more closed ones than were counted. */
    isMore: boolean
    /** Where the view is empty: how many it would show without each filter that is set. */
    without: Partial<Record<FilterKind, number>>
  }
}
