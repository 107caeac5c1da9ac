import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { useConversation } from './conversation.ts'
import { takeBackToDraft } from './take-back.ts'

/** The case that a template is being chosen for; null while none is. */
export const useTemplatePicker = create<{ target: ConversationView | null }>()(() => ({
  target: null,
}))

export function pickTemplate(target: ConversationView): void {
  useTemplatePicker.setState({ target })
}

/** In the place of what was refused: its words go back to the draft, where it had any. */
export async function pickTemplateInstead(commandId: string): Promise<void> {
  const conversationId = useConversation.getState().conversationId
  if (conversationId === null) return
  await takeBackToDraft(conversationId, commandId)
  const { view } = useConversation.getState()
  if (view?.conversationId === conversationId) pickTemplate(view)
}

export function closeTemplatePicker(): void {
  useTemplatePicker.setState({ target: null })
}
