import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/** Its holder put an attendance aside until a moment (ms). That the moment came is told by no event. */
const attendanceSnoozed = z.object({
  type: z.literal('attendance-snoozed'),
  ...inAttendance,
  ...byAgent,
  until: momentSchema,
})

/** It came back before its moment, because somebody said so; `agentId`: who. */
const attendanceWoken = z.object({
  type: z.literal('attendance-woken'),
  ...inAttendance,
  agentId: idSchema,
  commandId: idSchema,
})

export const snoozeEvents = [attendanceSnoozed, attendanceWoken] as const
