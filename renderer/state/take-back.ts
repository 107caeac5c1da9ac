import type { DraftQuote } from '../../shared/ipc/undo.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { returnCanned } from './canned-marks.ts'
import { type SentMessage, settle } from './commands.ts'
import { isOpen, refreshConversation, setWriting, useConversation } from './conversation.ts'
import { returnToDraft, saveAllDrafts, takeFromDraft } from './drafts.ts'
import { inTurn, type Target } from './issue.ts'
import { notify } from './notices.ts'
import { returnQuote, stopQuoting, useQuoting } from './quoting.ts'
import { rememberTakenBack } from './taken.ts'

/** Words of a command, and the draft that they come back to. */
export type Returned = {
  kind: WritingKind
  conversationId: string
  text: string
  /** WhatsApp's id of what it answered. */
  replyTo?: string | null
}

/** The words of a failed reply go back to where they can be changed; it asks for nothing more. */
export async function redraft(target: Target, message: SentMessage, text: string): Promise<void> {
  if (!(await settle(target, message.id, 'put-away'))) return
  returnToDraft('reply', target.conversationId, text)
  returnQuote(target.conversationId, answerable(message.quote))
  if (isOpen(target.conversationId)) setWriting('reply')
}

/** What a reply answered, to be answered again; null where nobody can any more. */
function answerable(quote: SentMessage['quote']): DraftQuote | null {
  if (!quote?.messageId || !quote.whatsappId || !quote.content || quote.revoked) return null
  const { messageId, whatsappId, from, content } = quote
  return { messageId, whatsappId, from, content }
}

/**
 * Sends a refused reply again: its author knows now what the citizen wrote meanwhile.
 * @param draft where its words stand again, and leave with it; null where they do not.
 */
export function confirmReply(commandId: string, draft: Returned | null): Promise<void> {
  return inTurn(async () => {
    await saveAllDrafts()
    const seenSeq = useConversation.getState().view?.seenSeq ?? 0
    const confirmedId = crypto.randomUUID()
    const answer = await call('confirm-reply', { commandId, confirmedId, seenSeq })
    if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
    if (answer.outcome === 'queued' && draft !== null) {
      takeFromDraft(draft.kind, draft.conversationId, draft.text)
      if (draft.replyTo) forgetQuote(draft.conversationId, draft.replyTo)
    }
    await refreshConversation()
  })
}

/** The reply that leaves answers it; one that was chosen meanwhile stays. */
function forgetQuote(conversationId: string, whatsappId: string): void {
  const chosen = useQuoting.getState().byConversation[conversationId]
  if (chosen?.whatsappId === whatsappId) stopQuoting(conversationId)
}

/** Withdraws what has not left yet, or puts a refused command away. */
export async function discard(commandId: string): Promise<void> {
  const answer = await call('discard-command', { commandId })
  if (answer.outcome === 'already-sent') notify({ kind: 'already-sent' })
  await refreshConversation()
}

/** Like `discard`, with the words going back to where they were written: a note to the notes. */
export async function takeBackToDraft(conversationId: string, commandId: string): Promise<void> {
  await saveAllDrafts()
  const answer = await call('discard-command', { commandId, toDraft: true })
  if (answer.outcome === 'already-sent') notify({ kind: 'already-sent' })
  else if (answer.written !== null) {
    const { kind, text, quote } = answer.written
    // A file may have gone without words.
    if (text !== '') returnToDraft(kind, conversationId, text)
    returnQuote(conversationId, quote)
    if (isOpen(conversationId)) setWriting(kind)
  }
  await refreshConversation()
}

export type Undone = { readonly what: 'reply' | 'transfer'; readonly alsoUndone: boolean }

/**
 * Takes back what was sent last in the conversation on the screen, while that is possible: it is the
 * draft again as it stood.
 * @returns what came back with it; null where it has left.
 */
export async function undoSending(conversationId: string): Promise<Undone | null> {
  await saveAllDrafts()
  const answer = await inTurn(() => call('undo-sending', { conversationId }))
  if (answer.outcome === 'undone') {
    const { text, spans } = answer.draft
    if (answer.what === 'transfer' && answer.isHers) rememberTakenBack(conversationId)
    if (text !== '') returnCanned(conversationId, text, spans)
    returnQuote(conversationId, answer.quote)
    if (isOpen(conversationId)) setWriting('reply')
  } else notify({ kind: 'already-sent' })
  await refreshConversation()
  return answer.outcome === 'undone' ? answer : null
}
