import { create } from 'zustand'
import type { ConversationView, TimelineItem } from '../../shared/ipc.ts'
import { setWriting, useConversation } from './conversation.ts'
import { focusRegion } from './regions.ts'

export type QuotableMessage = Extract<TimelineItem, { kind: 'message' }> & { whatsappId: string }

type Quoting = { byConversation: Readonly<Record<string, QuotableMessage>> }

/** The message that the reply in each conversation's draft answers. Kept while the screen is open. */
export const useQuoting = create<Quoting>()(() => ({ byConversation: {} }))

/** WhatsApp points only to what it has itself, and nobody answers what its writer took back. */
export function isQuotable(item: TimelineItem): item is QuotableMessage {
  if (item.kind !== 'message' || item.unconfirmed !== null || item.revokedAt !== null) return false
  return item.whatsappId !== null && item.content !== null && !unanswerable.has(item.content.kind)
}

const unanswerable: ReadonlySet<string> = new Set(['system', 'call', 'reaction', 'edit', 'revoke'])

/** Answers one message of the conversation on the screen, and goes on to write. */
export function quote(view: ConversationView, item: QuotableMessage): void {
  put(view.conversationId, item)
  setWriting('reply')
  requestAnimationFrame(() => focusRegion('composer-text'))
}

export function stopQuoting(conversationId: string): void {
  useQuoting.setState(({ byConversation: { [conversationId]: _, ...others } }) => ({
    byConversation: others,
  }))
}

export function forgetQuotes(): void {
  useQuoting.setState({ byConversation: {} })
}

/**
 * What the draft answers leaves with its words: the next reply answers nothing in particular, however
 * quickly it follows. @returns null where it answers none.
 */
export function takeQuote(conversationId: string): QuotableMessage | null {
  const taken = useQuoting.getState().byConversation[conversationId] ?? null
  if (taken !== null) stopQuoting(conversationId)
  return taken
}

/** With words that come back, unless another message was chosen meanwhile. */
export function returnQuote(conversationId: string, taken: QuotableMessage | null): void {
  if (taken === null) return
  useQuoting.setState(({ byConversation }) => ({
    byConversation: { [conversationId]: taken, ...byConversation },
  }))
}

/** What its writer has changed or taken back meanwhile, or was erased, stands here no longer as it was. */
export function followQuotes(): void {
  useConversation.subscribe(({ view }) => {
    if (view !== null) keepCurrent(view)
  })
}

function keepCurrent({ conversationId, erased, page }: ConversationView): void {
  const quoted = useQuoting.getState().byConversation[conversationId]
  if (quoted === undefined) return
  const now = page.items.find(({ id }) => id === quoted.id)
  if (erased) stopQuoting(conversationId)
  else if (now === undefined || now === quoted) return
  else if (isQuotable(now)) put(conversationId, now)
  else stopQuoting(conversationId)
}

function put(conversationId: string, item: QuotableMessage): void {
  useQuoting.setState(({ byConversation }) => ({
    byConversation: { ...byConversation, [conversationId]: item },
  }))
}

/** For the keyboard: the citizen's newest message, and with each press the one before it. */
export function quoteOneBack(): void {
  const { view } = useConversation.getState()
  if (!view?.can.reply) return
  const hers = view.page.items.filter(isQuotable).filter(({ from }) => from === 'citizen')
  const chosen = useQuoting.getState().byConversation[view.conversationId]?.id
  const at = hers.findIndex(({ id }) => id === chosen)
  const next = hers.at(at === -1 ? -1 : at - 1)
  if (next) quote(view, next)
}
