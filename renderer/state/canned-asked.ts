import { create } from 'zustand'
import { setWriting } from './conversation.ts'

/**
 * Asked for from elsewhere than the writing field. `replyId`: null for the list to choose from; `query`:
 * what was typed behind the sign at the end of the draft, which has yet to stand there; null: no sign was.
 */
type Asked = { conversationId: string; replyId: string | null; query: string | null }

/** What the reply's field has yet to take up; null for nothing. */
export const useCannedAsked = create<{ asked: Asked | null }>()(() => ({ asked: null }))

export function askForCanned(conversationId: string, replyId: string | null): void {
  setWriting('reply')
  useCannedAsked.setState({ asked: { conversationId, replyId, query: null } })
}

/** As if the sign were typed at the end of the reply, with these letters behind it. */
export function typeForCanned(conversationId: string, query: string): void {
  useCannedAsked.setState({ asked: { conversationId, replyId: null, query } })
}

export function takeCannedAsked(): void {
  useCannedAsked.setState({ asked: null })
}
