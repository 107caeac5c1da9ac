import { create } from 'zustand'

/** The conversation whose next holder is being chosen; null for none. */
export const useTransferMenu = create<{ openFor: string | null }>()(() => ({ openFor: null }))

export function showTransferMenu(conversationId: string | null): void {
  useTransferMenu.setState({ openFor: conversationId })
}
