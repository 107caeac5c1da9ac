import { create } from 'zustand'
import { useConversation } from './conversation.ts'
import { issue, type Target } from './issue.ts'

/** The conversation that is being put aside; null for none. */
export const useSnoozing = create<{ conversationId: string | null }>()(() => ({
  conversationId: null,
}))

export function askSnooze(conversationId: string | null): void {
  useSnoozing.setState({ conversationId })
}

/** For the keyboard: the conversation on the screen, where this agent may. */
export function snoozeOpen(): void {
  const { view } = useConversation.getState()
  if (view?.can.snooze) askSnooze(view.conversationId)
}

export function snooze(target: Target, until: number): Promise<boolean> {
  return issue(target, { type: 'snooze-attendance', until })
}

export function wake(target: Target): Promise<boolean> {
  return issue(target, { type: 'wake-attendance' })
}
