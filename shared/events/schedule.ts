import { anyContentSchema } from '../domain/message-content.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/** Why a scheduled reply did not go; the same words as a refused reply has. */
export const notLeftSchema = z.enum([
  'newer-messages',
  'not-holder',
  'attendance-closed',
  'unknown-attendance',
  'window-closed',
  'citizen-blocked',
  'not-permitted',
  'attachment-missing',
  'empty-text',
  'record-restored',
  'moment-past',
])
export type NotLeft = z.infer<typeof notLeftSchema>

const ofSchedule = {
  ...inAttendance,
  /** The id of the message that it becomes when it leaves. */
  scheduleId: idSchema,
}

/** An agent's reply stands at the relay, which sends it at a moment. */
const replyScheduled = z.object({
  type: z.literal('reply-scheduled'),
  ...ofSchedule,
  ...byAgent,
  /** When it is to leave (ms). */
  dueAt: momentSchema,
  /** The newest event of this conversation that the agent's screen had shown. */
  seenSeq: z.int().nonnegative(),
  replyTo: z.string().nullable(),
  canned: z.array(idSchema).optional(),
  content: anyContentSchema,
})

const scheduleCancelled = z.object({
  type: z.literal('schedule-cancelled'),
  ...ofSchedule,
  ...byAgent,
})

/** Its moment came, and it did not leave: it is its author's draft again. `agentId`: the author. */
const scheduleReturned = z.object({
  type: z.literal('schedule-returned'),
  ...ofSchedule,
  agentId: idSchema,
  /** Where its words stand. */
  scheduledSeq: z.int().positive(),
  /**
   * A reason that only a newer relay knows is read as the one that asks for most care: her words come
   * back all the same, and the log is followed on.
   */
  reason: notLeftSchema.catch('record-restored'),
  /** Of newer messages, how many. */
  count: z.int().positive().optional(),
})

export const scheduleEvents = [replyScheduled, scheduleCancelled, scheduleReturned] as const
