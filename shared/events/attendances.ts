import { assignmentRuleSchema } from '../domain/assignment/rules.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance, sinceSchema } from './pieces.ts'

/** A conversation is the thread between one citizen and one number of the organisation. */
const conversationStarted = z.object({
  type: z.literal('conversation-started'),
  conversationId: idSchema,
  citizenId: idSchema,
  phoneNumberId: z.string(),
})

const attendanceOpened = z.object({
  type: z.literal('attendance-opened'),
  ...inAttendance,
  protocol: z.string(),
  since: sinceSchema,
  /** Who held the citizen's previous attendance: a hint for the queue, not a claim. */
  previousHolderId: idSchema.nullable(),
})

/** By an agent's command, or (both null) because the citizen wrote soon after closing. */
const attendanceReopened = z.object({
  type: z.literal('attendance-reopened'),
  ...inAttendance,
  since: sinceSchema,
  agentId: idSchema.nullable(),
  commandId: idSchema.nullable(),
})

const attendanceClaimed = z.object({
  type: z.literal('attendance-claimed'),
  ...inAttendance,
  ...byAgent,
  /** The lease's number: grows with each new holder. */
  fence: z.int().positive(),
  /** Nobody claimed it: the organisation's rules gave it to her, and `commandId` saved them. */
  rule: assignmentRuleSchema.optional().catch(undefined),
})

const attendanceReleased = z.object({
  type: z.literal('attendance-released'),
  ...inAttendance,
  ...byAgent,
})

const attendanceTransferred = z.object({
  type: z.literal('attendance-transferred'),
  ...inAttendance,
  ...byAgent,
  toAgentId: idSchema,
  fence: z.int().positive(),
})

const attendanceClosed = z.object({
  type: z.literal('attendance-closed'),
  ...inAttendance,
  ...byAgent,
})

export const attendanceEvents = [
  conversationStarted,
  attendanceOpened,
  attendanceReopened,
  attendanceClaimed,
  attendanceReleased,
  attendanceTransferred,
  attendanceClosed,
] as const
