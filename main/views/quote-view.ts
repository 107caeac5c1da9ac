import { isVeiled, type Veil } from '../../shared/domain/veil.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { DraftQuote } from '../../shared/ipc/undo.ts'
import type { Desk } from '../desk.ts'
import type { Author } from '../projections/timeline-table.ts'
import { asItReads } from './as-it-reads.ts'
import { predictedState } from './predicted-state.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

/** What a message answers. One that the replica lacks is a citizen's as far as anybody knows. */
export function quoteOf(
  desk: Desk,
  conversationId: string,
  whatsappId: string | null,
  veil: Veil | null,
): MessageItem['quote'] {
  if (whatsappId === null) return null
  const quoted = desk.replica.timelinePages.findQuoted(conversationId, whatsappId)
  if (!quoted) {
    return { messageId: null, whatsappId, from: 'citizen', content: null, revoked: false }
  }
  const { itemId: messageId, author } = quoted
  const from = sideOf(author)
  if (isVeiled(veil, quoted)) {
    return { messageId: null, whatsappId: null, from, content: null, revoked: false, veiled: true }
  }
  const { content, revokedAt } = asItReads(desk, conversationId, { ...quoted, whatsappId })
  return { messageId, whatsappId, from, content, revoked: revokedAt !== null }
}

/** The same of a reply that is being written; null for one that nobody can answer any more. */
export function draftQuote(
  desk: Desk,
  conversationId: string,
  whatsappId: string | null,
): DraftQuote | null {
  if (whatsappId === null) return null
  const veil = predictedState(desk, conversationId)?.veil ?? null
  const quote = quoteOf(desk, conversationId, whatsappId, veil)
  if (!quote?.messageId || quote.revoked || !quote.content) return null
  return { messageId: quote.messageId, whatsappId, from: quote.from, content: quote.content }
}

export function sideOf(author: Author | null): MessageItem['from'] {
  return author === 'citizen' ? 'citizen' : 'agent'
}
