import { areaListSchema } from '../domain/areas/area-list.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

const forwarding = { ...inAttendance, ...byAgent, forwardingId: idSchema }

/** The words of question and answer stand in the `note-added` of `noteId`, which comes with each. */
export const areaEvents = [
  z.object({
    type: z.literal('attendance-forwarded'),
    ...forwarding,
    areaId: idSchema,
    /** Open days that the area was given, and the last moment that they come to. */
    days: z.int().positive(),
    dueAt: momentSchema,
    noteId: idSchema,
  }),
  z.object({ type: z.literal('area-answered'), ...forwarding, noteId: idSchema }),
  z.object({ type: z.literal('forwarding-withdrawn'), ...forwarding }),
  /** The organisation's own words, no citizen's: they stand in the envelope. */
  z.object({
    type: z.literal('areas-saved'),
    ...byAgent,
    body: areaListSchema,
    version: z.int().positive(),
  }),
] as const
