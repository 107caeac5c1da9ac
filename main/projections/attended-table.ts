import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** Whether a line stands in an attendance that an agent held. */
export const isAttendedSql = `
select 1 from events
join attended on agent_id = ? and attendance_id = envelope ->> 'attendanceId'
where events.seq = ?`

/** In which conversations an agent held something, however often. */
export const attendedByIdSql =
  'select distinct conversation_id from attended where agent_id = ? limit ?'

/** Who held which attendance, whoever does now, in whatever order events come. */
export type AttendedTable = ReturnType<typeof openAttendedTable>

export function openAttendedTable(db: Database) {
  const add = db.prepare<[string, string, string]>(
    `insert into attended (agent_id, attendance_id, conversation_id) values (?, ?, ?)
     on conflict do nothing`,
  )
  const isAttended = db.prepare<[string, number], 1>(isAttendedSql).pluck()
  const conversations = db.prepare<[string, number], string>(attendedByIdSql).pluck()

  return {
    project(event: LogEvent): void {
      if (event.type === 'attendance-claimed') {
        add.run(event.agentId, event.attendanceId, event.conversationId)
      } else if (event.type === 'attendance-transferred') {
        add.run(event.toAgentId, event.attendanceId, event.conversationId)
      }
    },

    /** @param seq of a line. */
    isBy(agentIds: readonly string[], seq: number): boolean {
      return agentIds.some((agentId) => isAttended.get(agentId, seq) !== undefined)
    },

    /** So many conversations at most in which one of them held something. */
    conversationsOf(agentIds: readonly string[], most: number): string[] {
      const all = agentIds.flatMap((agentId) => conversations.all(agentId, most))
      return [...new Set(all)].slice(0, most)
    },

    clear(): void {
      db.exec('delete from attended')
    },
  }
}
