import { z } from 'zod'
import { idSchema } from '../ids.ts'
import type { TimelineItem } from '../ipc.ts'

export const attendanceRecordCalls = {
  /** The newest attendance of a conversation, whole, to be copied, saved or printed: a reading. */
  'read-attendance': z.object({ conversationId: idSchema }),
} as const

/** One attendance as the record has it: what has not reached the record yet is no part of it. */
export type AttendanceRecord = {
  organisation: string
  citizenName: string | null
  protocol: string
  /** ms; null while what it began with is not on this PC yet. */
  openedAt: number | null
  /** ms; null while it is open. */
  closedAt: number | null
  /** Something is covered until somebody has confirmed who writes: it is no part of this. */
  isPartlyCovered: boolean
  /** Oldest first. */
  items: TimelineItem[]
}

export type AttendanceRecordResults = {
  /** Null: there is no such conversation here (any more). */
  'read-attendance': AttendanceRecord | null
}
