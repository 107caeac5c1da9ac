import { useEffect, useState } from 'react'
import { SHORTEST_COMPARED } from '../../../../shared/domain/canned/same-replies.ts'
import { MAX_TEXT_LENGTH } from '../../../../shared/domain/content/text.ts'
import type { CannedFacts } from '../../../../shared/ipc/canned.ts'
import { call } from '../../../bridge.ts'
import { reportDefects } from '../../../state/notices.ts'

/** Between two keys of a quick typist (ms). */
const AFTER_MS = 120

export type SameReplies = { readonly citizens: number; readonly facts: CannedFacts }

/**
 * Whether these very words went to others today, and what could be said instead; null while they did
 * not, or nobody knows yet.
 * @param wantsTouch they are to be touched whether or not others had them.
 */
export function useSameReplies(
  conversationId: string,
  text: string,
  wantsTouch: boolean,
): SameReplies | null {
  const words = text.trim()
  const [answer, setAnswer] = useState<{ words: string; same: SameReplies | null } | null>(null)
  useEffect(() => {
    const isShort = words.length < SHORTEST_COMPARED && !wantsTouch
    if (isShort || words.length > MAX_TEXT_LENGTH) return
    let isWanted = true
    const timer = setTimeout(() => reportDefects(ask()), AFTER_MS)

    async function ask() {
      const { citizens } = await call('count-same-replies', { conversationId, text: words })
      const isAsked = citizens > 0 || wantsTouch
      const facts = isAsked ? await call('find-canned-facts', { conversationId }) : null
      if (isWanted) setAnswer({ words, same: facts && { citizens, facts } })
    }

    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [conversationId, words, wantsTouch])
  return answer?.words === words ? answer.same : null
}
