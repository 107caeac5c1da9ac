import { useRef } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { filesAreReady } from '../../state/attachments.ts'
import { asksAboutCameBack, cameBack, endAsking } from '../../state/came-back.ts'
import { cannedIn, cannedSpansIn, returnCanned } from '../../state/canned-marks.ts'
import { useConversation } from '../../state/conversation.ts'
import { emptyDraft, keepDraft, useDrafts } from '../../state/drafts.ts'
import { writes } from '../../state/presence.ts'
import { returnQuote, takeQuote } from '../../state/quoting.ts'
import { forgetRemoved } from '../../state/removed-file.ts'
import { sendWithFiles } from './send-with-files.ts'

type Sending = {
  /** When it is to leave (ms); absent: now. */
  readonly dueAt?: number
  /**
   * What was looked at when she pressed Enter: what she has written below it since stays. Absent:
   * what stands there.
   */
  readonly looked?: string
}

/** Once its files are ready. */
export function useSending(conversationId: string): (how?: Sending) => Promise<void> {
  const isGettingReady = useRef(false)

  /** What is there once the files are: she may have gone on writing, or to another conversation. */
  return async (how) => {
    if (isGettingReady.current) return
    isGettingReady.current = true
    const areReady = await filesAreReady(conversationId).finally(() => {
      isGettingReady.current = false
    })
    const present = useConversation.getState().view
    if (areReady && present?.conversationId === conversationId) await sendDraft(present, how)
  }
}

/** Sends what stands in the draft of a conversation, with its files. */
export async function sendDraft(
  present: ConversationView,
  { dueAt, looked }: Sending = {},
): Promise<void> {
  const { conversationId, attachments } = present
  const written = useDrafts.getState().reply[conversationId] ?? ''
  const text = looked ?? written
  // She has changed what was looked at: she says herself when that goes.
  if (!written.startsWith(text)) return
  if (asksAboutCameBack(conversationId, text)) return
  endAsking()
  const words = text.trim()
  const quoted = takeQuote(conversationId)
  const spans = cannedSpansIn(conversationId).filter(({ end }) => end <= text.length)
  const about = {
    ...{ canned: cannedIn(spans), replyTo: quoted?.whatsappId ?? null },
    sending: { sendingId: crypto.randomUUID(), draft: { text, spans } },
    ...(dueAt !== undefined && { dueAt }),
  }
  forgetRemoved()
  emptyDraft('reply', conversationId, written.slice(text.length))
  writes(conversationId, '')
  const comeBack = () => {
    if (words !== '') cameBack(conversationId, text)
    returnCanned(conversationId, text, spans)
    returnQuote(conversationId, quoted)
  }
  try {
    if (await sendWithFiles(present, attachments, words, about)) {
      keepDraft('reply', conversationId)
    } else comeBack()
  } catch (error) {
    comeBack()
    throw error
  }
}
