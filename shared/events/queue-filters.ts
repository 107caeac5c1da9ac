import { savedFilterSchema } from '../domain/queue/saved-filter.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

/**
 * An agent's own wording, nobody's personal data: it stands in the envelope. Of quadras it holds names of
 * the organisation's list alone, never what a citizen wrote (`decideQueueFilter`).
 */
export const queueFilterEvents = [
  z.object({ type: z.literal('queue-filter-saved'), ...byAgent, filter: savedFilterSchema }),
  z.object({ type: z.literal('queue-filter-removed'), ...byAgent, filterId: idSchema }),
] as const
