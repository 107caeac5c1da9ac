import { create } from 'zustand'
import { useConversation } from './conversation.ts'

const MOST_ACTIONS = 12
const MOST_CASES = 12

export type RecentCase = { conversationId: string; citizenName: string | null; protocol: string }

type Recent = {
  /** Ids of actions, the last chosen first. */
  actions: readonly string[]
  /** Conversations that were open, the last one first. In memory only: they name people. */
  cases: readonly RecentCase[]
}

const nothing: Recent = { actions: [], cases: [] }

/** What was done and opened lately, for the palette. */
export const useRecent = create<Recent>()(() => nothing)

export function rememberAction(id: string): void {
  useRecent.setState(({ actions }) => ({
    actions: [id, ...actions.filter((other) => other !== id)].slice(0, MOST_ACTIONS),
  }))
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
