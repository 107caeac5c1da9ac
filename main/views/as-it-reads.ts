import { type MessageContent, withEdit } from '../../shared/domain/message-content.ts'
import type { Desk } from '../desk.ts'
import type { Author } from '../projections/timeline-table.ts'
import { parseContent } from './content.ts'

/** `isChanged`: 0 where it is known already that nobody changed it. */
type Written = {
  whatsappId: string | null
  author: Author | null
  content: string | null
  isChanged?: 0 | 1
}

/** A message with what its writer made of it afterwards. Nothing is lost of what it said first. */
export type Reading = {
  /** The newest words; null where they were erased. */
  content: MessageContent | null
  /** What stood there before, oldest first, each with the time (ms) until which it did. */
  earlier: { until: number; content: MessageContent | null }[]
  /** When the writer deleted it for all (ms); null while it stands. */
  revokedAt: number | null
}

export function asItReads(
  { replica }: Desk,
  conversationId: string,
  { whatsappId, author, content: first, isChanged }: Written,
): Reading {
  const reading: Reading = { content: parseContent(first), earlier: [], revokedAt: null }
  if (whatsappId === null || author === null || isChanged === 0) return reading
  for (const change of replica.timelinePages.changesTo(conversationId, whatsappId, author)) {
    if (change.kind === 'revoke') {
      reading.revokedAt ??= change.at
      continue
    }
    const edit = parseContent(change.content)
    reading.earlier.push({ until: change.at, content: reading.content })
    reading.content = withEdit(reading.content, edit?.kind === 'edit' ? edit : null)
  }
  return reading
}
