import { create } from 'zustand'
import { setWriting } from './conversation.ts'

/** Asked for from elsewhere than the writing field. `replyId`: null for the list to choose from. */
type Asked = { conversationId: string; replyId: string | null }

/** What the reply's field has yet to take up; null for nothing. */
export const useCannedAsked = create<{ asked: Asked | null }>()(() => ({ asked: null }))

export function askForCanned(conversationId: string, replyId: string | null): void {
  setWriting('reply')
  useCannedAsked.setState({ asked: { conversationId, replyId } })
}

export function takeCannedAsked(): void {
  useCannedAsked.setState({ asked: null })
}
