import { protocolSchema } from '../domain/protocol-number.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { TimelineItem } from './timeline.ts'

export const attendanceRecordCalls = {
  /**
   * One attendance of a conversation, whole, to be copied, saved or printed: a reading.
   * `protocol`: which; the newest where none is named.
   */
  'read-attendance': z.object({
    conversationId: idSchema,
    protocol: protocolSchema.optional(),
  }),
  /** It is about to leave the console as a copy, a file or on paper: for the audit trail. */
  'note-export': z.object({ conversationId: idSchema, protocol: protocolSchema }),
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
  /** Null: there is no such conversation, or attendance of it, here (any more). */
  'read-attendance': AttendanceRecord | null
  /** `unknown`: nothing may leave of what is not here (any more). */
  'note-export': { outcome: 'noted' | 'unknown' }
}
