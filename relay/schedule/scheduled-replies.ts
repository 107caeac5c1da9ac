import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

/** Table `scheduled_replies`: which replies leave at what moment. It follows the log. */

export type DueReply = { readonly scheduleId: string; readonly conversationId: string }

/** Those whose moment has come, some at a time, oldest first. */
export function due(sql: Reader, now: number): Promise<DueReply[]> {
  return sql.all(
    `select schedule_id as "scheduleId", conversation_id as "conversationId"
      from scheduled_replies where due_at <= ?
      order by due_at, scheduled_seq limit 100`,
    now,
  )
}

/** Whether a reply of this id is scheduled. */
export async function isThere(sql: Reader, scheduleId: string): Promise<boolean> {
  const row = await sql.get('select 1 from scheduled_replies where schedule_id = ?', scheduleId)
  return row !== undefined
}

export const follow: Follower = async (tx, event) => {
  const end = (scheduleId: string) =>
    tx.run('delete from scheduled_replies where schedule_id = ?', scheduleId)
  switch (event.type) {
    case 'reply-scheduled':
      await tx.run(
        'insert into scheduled_replies (schedule_id, conversation_id, scheduled_seq, due_at) values (?, ?, ?, ?)',
        ...[event.scheduleId, event.conversationId, event.seq, event.dueAt],
      )
      break
    case 'schedule-cancelled':
    case 'schedule-returned':
      await end(event.scheduleId)
      break
    case 'reply-queued':
      await end(event.messageId)
      if (event.scheduled !== undefined) await end(event.scheduled)
      break
    case 'content-erased':
      if (event.cause !== 'erasure' || event.conversationId === null) return
      await tx.run('delete from scheduled_replies where conversation_id = ?', event.conversationId)
      break
  }
}
