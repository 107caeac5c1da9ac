import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** An attendance that is about something else now. */
export type Reclassified = {
  readonly conversationId: string
  readonly attendanceId: string
  /** Nothing of it stands before that place in the log. */
  readonly openedSeq: number
}

/** What attendances are about, as the newest word on each tells, in whatever order they come. */
export function openAttendanceTopics(db: Database) {
  const opened = db.prepare<[string, number]>(
    `insert into attendance_topics (attendance_id, opened_seq) values (?, ?)
     on conflict do update set opened_seq = excluded.opened_seq`,
  )
  const classified = db.prepare<[string, number, string | null]>(
    `insert into attendance_topics (attendance_id, seq, topic_id) values (?, ?, ?)
     on conflict do update set seq = excluded.seq, topic_id = excluded.topic_id
     where excluded.seq > attendance_topics.seq`,
  )
  const openedAt = db
    .prepare<[string], number>('select opened_seq from attendance_topics where attendance_id = ?')
    .pluck()
  const topic = db
    .prepare<[string], string | null>(
      'select topic_id from attendance_topics where attendance_id = ?',
    )
    .pluck()

  return {
    /** @returns the attendance that is about something else now; null for none. */
    project(event: LogEvent): Reclassified | null {
      if (event.type === 'attendance-opened') opened.run(event.attendanceId, event.seq)
      if (event.type !== 'attendance-classified') return null
      const { conversationId, attendanceId, topicId } = event
      const { changes } = classified.run(attendanceId, event.seq, topicId)
      const openedSeq = openedAt.get(attendanceId) ?? 0
      return changes === 0 ? null : { conversationId, attendanceId, openedSeq }
    },

    /** Null for an attendance that nobody has classified, and for a line of none. */
    of(event: LogEvent): string | null {
      const attendanceId = 'attendanceId' in event ? event.attendanceId : null
      return attendanceId === null ? null : (topic.get(attendanceId) ?? null)
    },

    clear(): void {
      db.exec('delete from attendance_topics')
    },
  }
}
