import type { CommandOf } from '../../commands.ts'
import type { Attendance } from '../conversation.ts'
import {
  accept,
  type Decision,
  type DecisionContext,
  refusalToHandle,
  refuse,
  signed,
} from '../decision.ts'

/**
 * Says what an attendance is about. While somebody holds it that is the holder's to say, or a
 * supervisor's; of one that waits or is over whoever attends may.
 */
export function classify(
  attendance: Attendance,
  command: CommandOf<'classify-attendance'>,
  { actor, findTopic }: DecisionContext,
): Decision {
  const refusal = attendance.status === 'held' ? refusalToHandle(attendance, command, actor) : null
  if (refusal) return refusal
  const { topicId } = command
  if (topicId === (attendance.topicId ?? null)) return accept()
  const topic = topicId === null ? null : (findTopic?.(topicId) ?? null)
  if (topicId !== null && (topic === null || topic.isRetired)) {
    return refuse({ reason: 'unknown-topic' })
  }
  return accept({ type: 'attendance-classified', ...signed(command, actor), topicId })
}
