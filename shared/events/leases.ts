import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { inAttendance } from './pieces.ts'

/** The relay gave an attendance back to the queue, because its holder had left. */
export const attendanceReturned = z.object({
  type: z.literal('attendance-returned'),
  ...inAttendance,
  /** Who had claimed it. */
  agentId: idSchema,
  /** The claim that ended. */
  fence: z.int().positive(),
  /** Since when its holder was away. */
  absentSince: momentSchema,
})
