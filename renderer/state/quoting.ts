import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { DraftQuote } from '../../shared/ipc/undo.ts'
import { call } from '../bridge.ts'
import { setWriting, useConversation } from './conversation.ts'
import { sayNothingToDo } from './nothing-to-do.ts'
import { reportDefects } from './notices.ts'
import { focusRegion } from './regions.ts'

export type QuotableMessage = Extract<TimelineItem, { kind: 'message' }> & { whatsappId: string }

type Quoting = { byConversation: Readonly<Record<string, DraftQuote>> }

/** The message that the reply in each conversation's draft answers; kept with the draft. */
export const useQuoting = create<Quoting>()(() => ({ byConversation: {} }))

/** WhatsApp points only to what it has itself, and nobody answers what its writer took back. */
export function isQuotable(item: TimelineItem): item is QuotableMessage {
  if (item.kind !== 'message' || item.unconfirmed !== null || item.revokedAt !== null) return false
  return item.whatsappId !== null && item.content !== null && !unanswerable.has(item.content.kind)
}

const unanswerable: ReadonlySet<string> = new Set(['system', 'call', 'reaction', 'edit', 'revoke'])

/** Answers one message of the conversation on the screen, and goes on to write. */
export function quote({ conversationId }: ConversationView, item: QuotableMessage): void {
  leaving.delete(item.whatsappId)
  put(conversationId, item)
  save(conversationId, item.whatsappId)
  setWriting('reply')
  requestAnimationFrame(() => focusRegion('composer-text'))
}

export function stopQuoting(conversationId: string): void {
  forget(conversationId)
  save(conversationId, null)
}

export function forgetQuotes(): void {
  leaving.clear()
  useQuoting.setState({ byConversation: {} })
}

/** Kept until the command has it, and not to be read from there again meanwhile. */
const leaving = new Set<string>()

/** As it was kept, on opening a conversation; what is chosen here and now wins. */
export function seedQuote(conversationId: string, kept: DraftQuote | null): void {
  if (kept !== null && !leaving.has(kept.whatsappId)) hold(conversationId, kept)
}

/**
 * What the draft answers leaves with its words: the next reply answers nothing in particular, however
 * quickly it follows. @returns null where it answers none.
 */
export function takeQuote(conversationId: string): DraftQuote | null {
  const taken = useQuoting.getState().byConversation[conversationId] ?? null
  // What is kept of it goes with the command, in one transaction.
  if (taken === null) return null
  leaving.add(taken.whatsappId)
  forget(conversationId)
  return taken
}

/** With words that come back, unless another message was chosen meanwhile. */
export function returnQuote(conversationId: string, taken: DraftQuote | null): void {
  if (taken === null) return
  leaving.delete(taken.whatsappId)
  hold(conversationId, taken)
  save(conversationId, useQuoting.getState().byConversation[conversationId]?.whatsappId ?? null)
}

/** What its writer has changed or taken back meanwhile, or was erased, stands here no longer as it was. */
export function followQuotes(): void {
  useConversation.subscribe(({ view }, { view: before }) => {
    if (view === null) return
    if (before?.conversationId !== view.conversationId) {
      seedQuote(view.conversationId, view.draftQuote)
    }
    keepCurrent(view)
  })
}

/** Its citizen had everything erased. */
export function forgetQuoteOf(conversationId: string): void {
  forget(conversationId)
}

function keepCurrent({ conversationId, erased, page }: ConversationView): void {
  const quoted = useQuoting.getState().byConversation[conversationId]
  if (quoted === undefined) return
  const now = page.items.find(({ id }) => id === quoted.messageId)
  if (erased) forget(conversationId)
  else if (now === undefined) return
  else if (!isQuotable(now)) stopQuoting(conversationId)
  else if (now.content !== quoted.content) put(conversationId, now)
}

/** Unless one is there. */
function hold(conversationId: string, quoted: DraftQuote): void {
  useQuoting.setState(({ byConversation }) => ({
    byConversation: { [conversationId]: quoted, ...byConversation },
  }))
}

function put(conversationId: string, { id, whatsappId, from, content }: QuotableMessage): void {
  if (content === null) return
  const quoted = { messageId: id, whatsappId, from, content }
  useQuoting.setState(({ byConversation }) => ({
    byConversation: { ...byConversation, [conversationId]: quoted },
  }))
}

function forget(conversationId: string): void {
  useQuoting.setState(({ byConversation: { [conversationId]: _, ...others } }) => ({
    byConversation: others,
  }))
}

function save(conversationId: string, whatsappId: string | null): void {
  reportDefects(call('save-draft-quote', { conversationId, whatsappId }))
}

/** For the keyboard: the citizen's newest message, and with each press the one before it. */
export function quoteOneBack(): void {
  const { view } = useConversation.getState()
  if (!view?.can.reply) return
  const hers = view.page.items.filter(isQuotable).filter(({ from }) => from === 'citizen')
  const chosen = useQuoting.getState().byConversation[view.conversationId]?.messageId
  const at = hers.findIndex(({ id }) => id === chosen)
  const next = hers.at(at === -1 ? -1 : at - 1)
  if (next) quote(view, next)
  else sayNothingToDo('quote')
}
