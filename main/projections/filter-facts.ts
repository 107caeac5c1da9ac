import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'

/** Who attends it; of one that waits or has ended, who did last. */
export function handlerOf({ holderId, previousHolderId }: Attendance): string | null {
  return holderId ?? previousHolderId
}

/** Whoever ended an attendance has dealt with what was said in it. */
export function unreadSeqs({ attendance, unansweredSeqs }: Conversation): readonly number[] {
  return attendance === null || attendance.status === 'closed' ? [] : unansweredSeqs
}
