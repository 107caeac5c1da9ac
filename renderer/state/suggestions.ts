import { create } from 'zustand'
import type { SuggestedReply } from '../../shared/ipc/suggestions.ts'
import { useConversation } from './conversation.ts'
import { sayNothingToDo } from './nothing-to-do.ts'

type Suggestions = {
  /** Whose they are; null for nobody's. */
  conversationId: string | null
  replies: readonly SuggestedReply[]
  isOpen: boolean
}

const nothing: Suggestions = { conversationId: null, replies: [], isOpen: false }

/** What is offered under the empty reply of the conversation on the screen. */
export const useSuggestions = create<Suggestions>()(() => nothing)

/** What is open stays so while the same conversation is told anew. */
export function offer(conversationId: string, replies: readonly SuggestedReply[]): void {
  useSuggestions.setState((before) => ({
    ...{ conversationId, replies },
    isOpen: before.isOpen && before.conversationId === conversationId && replies.length > 0,
  }))
}

export function forgetSuggestions(): void {
  useSuggestions.setState(nothing)
}

export function closeSuggestions(): void {
  useSuggestions.setState({ isOpen: false })
}

/** For the keyboard: shows them where there are any, or puts them away. */
export function toggleSuggestions(): void {
  const { conversationId, replies, isOpen } = useSuggestions.getState()
  const present = useConversation.getState()
  const isHere = conversationId === present.conversationId && present.writing === 'reply'
  if (isHere && replies.length > 0) useSuggestions.setState({ isOpen: !isOpen })
  else sayNothingToDo('suggestions')
}
