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
  const { conversationId } = view
  useQuoting.setState(({ byConversation }) => ({
    byConversation: { ...byConversation, [conversationId]: item },
  }))
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

/** WhatsApp's id of the message that the draft answers; null where it answers none in particular. */
export function quotedIn(conversationId: string): string | null {
  return useQuoting.getState().byConversation[conversationId]?.whatsappId ?? null
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
