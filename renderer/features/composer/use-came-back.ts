import { useEffect } from 'react'
import { useAttention } from '../../state/attention.ts'
import { sawCameBack, useCameBack } from '../../state/came-back.ts'
import { READ_AFTER_MS } from '../../state/seen.ts'
import type { Texts } from '../../texts/pt-br.ts'
import type { Notice } from './use-look-twice.ts'

/** What is said once words that came back by themselves have kept a reply here. */
export function useReturnedNotice(conversationId: string, { composer }: Texts): Notice | null {
  const unseen = useCameBack((state) => state.unseen[conversationId])
  const isAsked = useCameBack(({ askedIn }) => askedIn === conversationId)
  const hasAttention = useAttention()

  // Begins anew with each that comes.
  useEffect(() => {
    if (unseen === undefined || !hasAttention) return
    const timer = setTimeout(() => sawCameBack(conversationId), READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [conversationId, unseen, hasAttention])

  return isAsked ? { words: composer.cameBack, asks: true, mayGoOn: true } : null
}
