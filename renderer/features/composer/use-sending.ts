import { useRef } from 'react'
import type { ConversationView } from '../../../shared/ipc.ts'
import { filesAreReady } from '../../state/attachments.ts'
import { cannedIn } from '../../state/canned-marks.ts'
import { useConversation } from '../../state/conversation.ts'
import { emptyDraft, keepDraft, returnToDraft, useDrafts } from '../../state/drafts.ts'
import { writes } from '../../state/presence.ts'
import { quotedIn, stopQuoting } from '../../state/quoting.ts'
import { sendWithFiles } from './send-with-files.ts'

/** Sends what stands in the draft of a conversation, with its files. */
export function useSending(conversationId: string): () => Promise<void> {
  const isGettingReady = useRef(false)

  async function send(present: ConversationView) {
    const words = (useDrafts.getState().reply[conversationId] ?? '').trim()
    const about = { canned: cannedIn(conversationId), replyTo: quotedIn(conversationId) }
    emptyDraft('reply', conversationId)
    writes(conversationId, '')
    try {
      if (await sendWithFiles(present, present.attachments, words, about)) {
        keepDraft('reply', conversationId)
        stopQuoting(conversationId)
      } else returnToDraft('reply', conversationId, words)
    } catch (error) {
      returnToDraft('reply', conversationId, words)
      throw error
    }
  }

  /** What is there once the files are: she may have gone on writing, or to another conversation. */
  return async () => {
    if (isGettingReady.current) return
    isGettingReady.current = true
    const areReady = await filesAreReady(conversationId).finally(() => {
      isGettingReady.current = false
    })
    const present = useConversation.getState().view
    if (areReady && present?.conversationId === conversationId) await send(present)
  }
}
