import { useEffect, useState } from 'react'
import { MAX_TEXT_LENGTH } from '../../../../shared/domain/content/text.ts'
import type { CannedFacts } from '../../../../shared/ipc/canned.ts'
import { call } from '../../../bridge.ts'
import { reportDefects } from '../../../state/notices.ts'

/** A greeting may be the same for all: shorter replies are not looked for (letters). */
const SHORTEST = 20
/** Between two keys of a quick typist (ms). */
const AFTER_MS = 120

export type SameReplies = { readonly citizens: number; readonly facts: CannedFacts }

/** Whether these very words went to others today; null while they did not, or nobody knows yet. */
export function useSameReplies(conversationId: string, text: string): SameReplies | null {
  const words = text.trim()
  const [answer, setAnswer] = useState<{ words: string; same: SameReplies | null } | null>(null)
  useEffect(() => {
    if (words.length < SHORTEST || words.length > MAX_TEXT_LENGTH) return
    let isWanted = true
    const timer = setTimeout(() => reportDefects(ask()), AFTER_MS)

    async function ask() {
      const { citizens } = await call('count-same-replies', { conversationId, text: words })
      const facts = citizens > 0 ? await call('find-canned-facts', { conversationId }) : null
      if (isWanted) setAnswer({ words, same: facts && { citizens, facts } })
    }

    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [conversationId, words])
  return answer?.words === words ? answer.same : null
}
