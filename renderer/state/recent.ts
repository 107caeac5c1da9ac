import { create } from 'zustand'
import { useConversation } from './conversation.ts'
import { setPreference, usePreferences } from './preferences.ts'

const MOST_ACTIONS = 12
const MOST_CASES = 12

export type RecentCase = { conversationId: string; citizenName: string | null; protocol: string }

type Recent = {
  /** Conversations that were open, the last one first. In memory only: they name people. */
  cases: readonly RecentCase[]
}

const nothing: Recent = { cases: [] }

/** What was opened lately, for the palette. */
export const useRecent = create<Recent>()(() => nothing)

export function rememberAction(id: string): void {
  const { recentActions } = usePreferences.getState()
  const others = recentActions.filter((other) => other !== id)
  setPreference({ recentActions: [id, ...others].slice(0, MOST_ACTIONS) })
}

export function forgetRecent(): void {
  useRecent.setState(nothing)
}

/** Once per page. */
export function followRecent(): void {
  useConversation.subscribe(({ view }, before) => {
    if (view !== null && view.conversationId !== before.view?.conversationId) remember(view)
  })
}

function remember({ conversationId, citizenName, protocol }: RecentCase): void {
  useRecent.setState(({ cases }) => ({
    cases: [
      { conversationId, citizenName, protocol },
      ...cases.filter((other) => other.conversationId !== conversationId),
    ].slice(0, MOST_CASES),
  }))
}
