import { blockReasonSchema } from '../domain/block.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/** Why, in the words of whoever decided or asked. */
const note = z.object({ text: z.string() }).nullable()

const blockRequested = z.object({
  type: z.literal('block-requested'),
  ...inAttendance,
  ...byAgent,
  reason: blockReasonSchema,
  content: note,
})

const blockDeclined = z.object({
  type: z.literal('block-declined'),
  ...inAttendance,
  ...byAgent,
})

const citizenBlocked = z.object({
  type: z.literal('citizen-blocked'),
  ...inAttendance,
  ...byAgent,
  reason: blockReasonSchema,
  until: momentSchema,
  content: note,
})

/** By an agent's command, or (both null) because its time had come. */
const blockEnded = z.object({
  type: z.literal('block-ended'),
  conversationId: idSchema,
  agentId: idSchema.nullable(),
  commandId: idSchema.nullable(),
})

export const blockEvents = [blockRequested, blockDeclined, citizenBlocked, blockEnded] as const
