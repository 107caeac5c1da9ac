import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'

/**
 * What was before this user's eyes: the citizen's newest message, and the notes that mention her.
 * @returns whether that is news.
 */
export function noteSeen(
  { replica }: Desk,
  { doing, conversationId, readMessageId }: CallArguments<'report-presence'>,
): boolean {
  if (conversationId === null) return false
  const sawMention = doing !== 'away' && replica.mentions.seen(conversationId)
  if (readMessageId === null) return sawMention
  const seq = replica.timelinePages.findInbound(conversationId, readMessageId)
  return (seq !== null && replica.seen.note(conversationId, seq)) || sawMention
}
