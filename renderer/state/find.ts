import { create } from 'zustand'
import { useConversation } from './conversation.ts'
import { focusRegion } from './regions.ts'

/** For so long the words that led to a line stand out in it and around it (ms). */
const MARKED_MS = 8_000

type FindState = {
  /** The conversation in which the bar is open; null for none. */
  openIn: string | null
  /** Words that stand out in a conversation. */
  marks: { conversationId: string; words: string } | null
}

const nothing: FindState = { openIn: null, marks: null }

export const useFind = create<FindState>()(() => nothing)

/** @returns whether there is a conversation to look in. */
export function findInOpen(): boolean {
  const { conversationId, view } = useConversation.getState()
  if (conversationId === null || view === null) return false
  useFind.setState({ openIn: conversationId })
  // Pressed again, the words are there to be typed over.
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#find-words')?.select())
  return true
}

export function closeFind(): void {
  useFind.setState(nothing)
  const mayReply = useConversation.getState().view?.can.reply ?? false
  focusRegion(mayReply ? 'composer-text' : 'conversation-log')
}

export function markWords(conversationId: string, words: string): void {
  useFind.setState({ marks: words === '' ? null : { conversationId, words } })
}

/** After a search has led to a line: what was sought stands out for a moment. */
export function markForAMoment(conversationId: string, words: string): void {
  markWords(conversationId, words)
  const { marks } = useFind.getState()
  setTimeout(() => {
    if (useFind.getState().marks === marks) useFind.setState({ marks: null })
  }, MARKED_MS)
}

export function forgetFind(): void {
  useFind.setState(nothing)
}
