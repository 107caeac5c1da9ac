import { useState } from 'react'
import { newerThan } from '../../../shared/domain/conversation.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { beginWriting, useSeen } from '../../state/seen.ts'
import type { Texts } from '../../texts/pt-br.ts'

/**
 * What the citizen wrote while a reply was being written, and its author has not read yet. The
 * first attempt to send then asks, in place; the second sends, unless still more has come.
 */
export function useNewerMessages(view: ConversationView, { composer, refusal }: Texts) {
  const { conversationId, unansweredSeqs } = view
  const seenSeq = useSeen(({ seenSeqs }) => seenSeqs[conversationId] ?? 0)
  const [asked, setAsked] = useState<{ count: number; newest: number } | null>(null)
  const count = newerThan(unansweredSeqs, seenSeq).length
  const newest = unansweredSeqs.at(-1) ?? 0
  const asking = asked !== null && asked.newest >= newest ? asked : null
  return {
    notice: noticeOf(),
    /** Whether the reply may go now; asks where it may not. */
    mayGo(): boolean {
      if (count === 0 || asking) {
        setAsked(null)
        return true
      }
      setAsked({ count, newest })
      return false
    },
    /** The words in the field change. */
    onWrite(before: string, after: string): void {
      if (before.trim() === '' && after.trim() !== '') beginWriting(conversationId)
      setAsked(null)
    },
  }

  function noticeOf(): { words: string; asks: boolean } | null {
    if (asking) {
      const words = `${refusal['newer-messages'](asking.count)} ${composer.confirm}`
      return { words, asks: true }
    }
    return count > 0 ? { words: refusal['newer-messages'](count), asks: false } : null
  }
}
