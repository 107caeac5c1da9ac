import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { sendReaction } from './commands.ts'
import { isOpen, jumpToItem, useConversation } from './conversation.ts'
import { sayNothingToDo } from './nothing-to-do.ts'
import { isQuotable, type QuotableMessage, useQuoting } from './quoting.ts'
import { relayNow } from './status.ts'

/** WhatsApp takes no reaction to an older message (reference, section 5.2). */
const MOST_DAYS_MS = 30 * 24 * 60 * 60 * 1000

/** The message for which an emoji is being chosen; null for none. */
export const useReacting = create<{ messageId: string | null }>()(() => ({ messageId: null }))

export function chooseReaction(messageId: string | null): void {
  useReacting.setState({ messageId })
}

export function isReactable(
  view: ConversationView,
  item: TimelineItem,
  now: number,
): item is QuotableMessage {
  if (!view.can.react || !isQuotable(item)) return false
  return item.from === 'citizen' && now - item.at < MOST_DAYS_MS
}

/** For the keyboard: to the message that is being answered, else to the citizen's newest. */
export async function reactByKeyboard(): Promise<void> {
  const { view } = useConversation.getState()
  if (view === null) return
  const quoted = useQuoting.getState().byConversation[view.conversationId]
  const now = relayNow()
  const possible = view.page.items.filter((item) => isReactable(view, item, now))
  const item =
    possible.find(({ whatsappId }) => whatsappId === quoted?.whatsappId) ?? possible.at(-1)
  if (item === undefined) return sayNothingToDo('react')
  await jumpToItem(item.id)
  if (isOpen(view.conversationId)) chooseReaction(item.id)
}

/** @param emoji what is chosen; the one that stands there already takes it back. */
export function react(
  view: ConversationView,
  item: QuotableMessage,
  emoji: string | null,
): Promise<boolean> {
  chooseReaction(null)
  return sendReaction(view, item.whatsappId, emoji)
}
