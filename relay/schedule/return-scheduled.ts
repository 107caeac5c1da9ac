import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import * as scheduled from './scheduled-replies.ts'

/** The record was put back to an older copy: whether these have left since, nobody knows. */
export async function returnScheduled(tx: LogTransaction): Promise<void> {
  const next = () => scheduled.due(tx, Number.MAX_SAFE_INTEGER)
  for (let some = await next(); some.length > 0; some = await next()) {
    for (const { scheduleId, conversationId } of some) {
      const state = await conversations.find(tx, conversationId)
      const reply = state?.scheduledReplies.find((each) => each.scheduleId === scheduleId)
      if (!reply?.seq) throw new Error('schedule-without-state')
      const { attendanceId, agentId, seq: scheduledSeq } = reply
      await tx.append(conversationId, () => [
        {
          ...{ type: 'schedule-returned', conversationId, attendanceId, scheduleId, agentId },
          ...{ scheduledSeq, reason: 'record-restored' },
        },
      ])
    }
  }
}
