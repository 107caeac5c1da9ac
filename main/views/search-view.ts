import { timelineMoment } from '../../shared/domain/sent-time.ts'
import { isVeiled } from '../../shared/domain/veil.ts'
import { conversationOf, type LogEvent } from '../../shared/events.ts'
import type { CallArguments, SearchHit } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { parseState } from '../projections/conversation-table.ts'
import { textOf } from '../projections/search-index.ts'
import type { Replica } from '../replica/replica.ts'
import { nameOf } from './content.ts'
import { matchExpression, snippetOf, wordsOf } from './search-words.ts'

/** The newest messages and notes that hold every word of the query. */
export function searchMessages(
  { replica }: Desk,
  { query, limit }: CallArguments<'search-messages'>,
): { hits: SearchHit[] } {
  const words = wordsOf(query)
  if (words.length === 0) return { hits: [] }
  const hits = replica.search.newest(matchExpression(words), limit).flatMap((seq) => {
    const found = replica.events.find(seq)
    if (!found?.known) return []
    const { event } = found
    const text = textOf(event)
    const conversationId = conversationOf(event)
    if (text === null || conversationId === null) return []
    const record = replica.queuePages.find(conversationId)
    const at = 'sentAt' in event ? event.sentAt : event.at
    const veil = parseState(record?.state ?? null)?.veil ?? null
    if (isVeiled(veil, { at: timelineMoment(at), seq })) return []
    return {
      conversationId,
      messageId: shownItem(replica, conversationId, event) ?? itemIdOf(event),
      citizenName: record && nameOf(record),
      at,
      snippet: snippetOf(text, words),
    }
  })
  return { hits }
}

/** The words of an edit stand in the message that was edited. */
function shownItem(replica: Replica, conversationId: string, event: LogEvent): string | null {
  if (event.type !== 'message-received' && event.type !== 'phone-message-sent') return null
  const { content } = event
  return content?.kind === 'edit'
    ? (replica.timelinePages.findQuoted(conversationId, content.target)?.itemId ?? null)
    : null
}

function itemIdOf(event: object): string {
  if ('messageId' in event && typeof event.messageId === 'string') return event.messageId
  return 'noteId' in event && typeof event.noteId === 'string' ? event.noteId : ''
}
