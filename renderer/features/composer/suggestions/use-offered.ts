import { useEffect } from 'react'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import { call } from '../../../bridge.ts'
import { reportDefects } from '../../../state/notices.ts'
import { usePreferences } from '../../../state/preferences.ts'
import { forgetSuggestions, offer } from '../../../state/suggestions.ts'

/** Who walks through the queue asks for nothing (ms). */
const AFTER_MS = 200

/** Asks for suggestions while there is an empty reply to write them into, anew after each message. */
export function useOffered(view: ConversationView, isEmpty: boolean): void {
  const isWanted = usePreferences((state) => state.suggestions) && isEmpty
  const { conversationId, topic, veil } = view
  const newest = view.page.items.findLast(
    (item) => item.kind === 'message' && item.from === 'citizen',
  )?.id
  // What they follow from: her words, the topic, and whether the words are covered.
  const cause = [newest, topic?.topicId, veil === null].join(' ')
  useEffect(() => {
    if (!isWanted || cause === '') return
    let isHere = true
    const timer = setTimeout(() => reportDefects(ask()), AFTER_MS)

    async function ask() {
      const { suggestions } = await call('suggest-replies', { conversationId })
      if (isHere) offer(conversationId, suggestions)
    }

    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [conversationId, isWanted, cause])
  // What is open stays while a message arrives: the new answer takes its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are of this conversation
  useEffect(() => (isWanted ? forgetSuggestions : undefined), [conversationId, isWanted])
}
