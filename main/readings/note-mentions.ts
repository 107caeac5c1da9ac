import type { ParsedEvent } from '../../shared/events.ts'
import type { Replica } from '../replica/replica.ts'
import { readSession } from '../session/stored-session.ts'

/**
 * Writes down which notes mention this user. To be called by the door with what has just come by the
 * log: what stood there before she had this replica is no news.
 * @returns whether any does.
 */
export function noteMentions(replica: Replica, fresh: readonly ParsedEvent[]): boolean {
  const notes = fresh.flatMap(({ known, event }) =>
    known && event.type === 'note-added' && event.mentions !== undefined ? event : [],
  )
  if (notes.length === 0) return false
  const own = readSession(replica.meta)?.account.agentId
  const hers = notes.filter(
    ({ agentId, mentions, content }) =>
      // Of a note that is erased by now nothing is left to be read.
      content !== null && own !== undefined && agentId !== own && mentions?.includes(own),
  )
  for (const { conversationId, seq, noteId, agentId } of hers) {
    replica.mentions.add({ conversationId, seq, noteId, agentId })
  }
  return hers.length > 0
}
