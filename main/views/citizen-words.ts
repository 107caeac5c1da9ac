import type { Desk } from '../desk.ts'
import { asItReads } from './as-it-reads.ts'

const END = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }

/** So far back is something looked for in what the citizen wrote. */
const MESSAGES = 40

export type CitizenWords = { messageId: string; at: number; seq: number; text: string }

/**
 * What the citizen wrote last, newest first.
 * @param top nothing above it is read: it is covered until somebody has confirmed who writes.
 */
export function wordsOfCitizen(
  desk: Desk,
  conversationId: string,
  top?: { at: number; seq: number },
): CitizenWords[] {
  const { records } = desk.replica.timelinePages.before(conversationId, END, MESSAGES, top)
  return records.reverse().flatMap((record) => {
    if (record.kind !== 'message' || record.author !== 'citizen') return []
    const { content, revokedAt } = asItReads(desk, conversationId, record)
    const text =
      content?.kind === 'choice' ? content.title : content?.kind === 'text' && content.text
    if (revokedAt !== null || !text) return []
    return { messageId: record.itemId ?? '', at: record.at, seq: record.seq, text }
  })
}
