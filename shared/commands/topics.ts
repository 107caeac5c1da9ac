import { topicListSchema } from '../domain/topics/topic-list.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common, ofOffice } from './common.ts'

/** `topicId` null: it is about none of them. */
export const classifyAttendance = z.object({
  type: z.literal('classify-attendance'),
  ...common,
  topicId: idSchema.nullable(),
})

/** The whole list, in the order in which it is offered. */
export const saveTopics = z.object({
  type: z.literal('save-topics'),
  ...ofOffice,
  topics: topicListSchema,
})
