import { create } from 'zustand'
import { withoutWords } from '../../shared/domain/draft-words.ts'

type CameBack = {
  /** Words that came into the field of a reply by themselves, and their writer may not have seen there. */
  readonly unseen: Readonly<Record<string, readonly string[]>>
  /** The conversation in which she was asked to look at them. */
  readonly askedIn: string | null
}

const nothing: CameBack = { unseen: {}, askedIn: null }

export const useCameBack = create<CameBack>()(() => nothing)

/** A reply was refused while she wrote on: Enter is meant for what she wrote. */
export function cameBack(conversationId: string, words: string): void {
  useCameBack.setState(({ unseen }) => ({
    unseen: { ...unseen, [conversationId]: [...(unseen[conversationId] ?? []), words] },
  }))
}

/** They have stood before her for a moment, or nothing of the conversation is to be kept. */
export function sawCameBack(conversationId: string): void {
  useCameBack.setState(({ unseen: { [conversationId]: _, ...unseen } }) => ({ unseen }))
}

/**
 * Whether such words would leave with a text. She is asked once: who then sends it has looked.
 * @param text what is about to be sent.
 */
export function asksAboutCameBack(conversationId: string, text: string): boolean {
  const words = useCameBack.getState().unseen[conversationId] ?? []
  if (!words.some((each) => withoutWords(text, each) !== null)) return false
  sawCameBack(conversationId)
  useCameBack.setState({ askedIn: conversationId })
  return true
}

/** She writes on, or has sent it. */
export function endAsking(): void {
  if (useCameBack.getState().askedIn !== null) useCameBack.setState({ askedIn: null })
}

export function forgetCameBack(): void {
  useCameBack.setState(nothing)
}
