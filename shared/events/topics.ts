import { topicListSchema } from '../domain/topics/topic-list.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/** `topicId` null: what it was said to be about was taken back. */
export const attendanceClassified = z.object({
  type: z.literal('attendance-classified'),
  ...inAttendance,
  ...byAgent,
  topicId: idSchema.nullable(),
})

/** The organisation's own words, nobody's personal data: they stand in the envelope. */
export const topicsSaved = z.object({
  type: z.literal('topics-saved'),
  ...byAgent,
  topics: topicListSchema,
  version: z.int().positive(),
})
