import { savedFilterSchema } from '../domain/queue/saved-filter.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** They are one person's own: what she said last holds, at whichever console she said it. */
const ofOwn = { commandId: idSchema, issuedAt: momentSchema }

/** Reasons of its own. */
export const queueFilterRefusals = [
  /** Its quadra is a citizen's own words: not on the organisation's list. */
  z.object({ reason: z.literal('quadra-not-listed') }),
] as const

export const queueFilterCommands = [
  /** New, renamed, changed, or brought back after it was removed. */
  z.object({ type: z.literal('save-queue-filter'), ...ofOwn, filter: savedFilterSchema }),
  z.object({ type: z.literal('remove-queue-filter'), ...ofOwn, filterId: idSchema }),
] as const
