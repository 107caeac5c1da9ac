import { create } from 'zustand'
import type { ColleagueView } from '../../shared/ipc/people.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'

type Colleagues = { byConversation: Readonly<Record<string, readonly ColleagueView[]>> }

const nobody: readonly ColleagueView[] = []

const useColleagueStore = create<Colleagues>()(() => ({ byConversation: {} }))

/** Colleagues who have this conversation before them now. */
export function useColleaguesIn(conversationId: string): readonly ColleagueView[] {
  return useColleagueStore((state) => state.byConversation[conversationId] ?? nobody)
}

export const refreshColleagues = coalesce(async () => {
  const { colleagues } = await call('list-presence', {})
  const byConversation: Record<string, ColleagueView[]> = {}
  for (const colleague of colleagues) {
    byConversation[colleague.conversationId] = [
      ...(byConversation[colleague.conversationId] ?? []),
      colleague,
    ]
  }
  useColleagueStore.setState({ byConversation })
})

export function forgetColleagues(): void {
  useColleagueStore.setState({ byConversation: {} })
}
