import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'

/** The citizen's newest message was before this user's eyes. @returns whether that is news. */
export function noteSeen(
  { replica }: Desk,
  { conversationId, readMessageId }: CallArguments<'report-presence'>,
): boolean {
  if (conversationId === null || readMessageId === null) return false
  const seq = replica.timelinePages.findInbound(conversationId, readMessageId)
  return seq !== null && replica.seen.note(conversationId, seq)
}
