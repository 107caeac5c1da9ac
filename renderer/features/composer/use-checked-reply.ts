import { useEffect, useState } from 'react'
import { MAX_TEXT_LENGTH } from '../../../shared/domain/content/text.ts'
import { nameRuns } from '../../../shared/domain/names-in-text.ts'
import { sensitiveSpans } from '../../../shared/domain/sensitive-words.ts'
import { isUsualWord } from '../../../shared/domain/suggestions/usual-words.ts'
import type { CheckedSpan } from '../../../shared/ipc/suggestions.ts'
import { call } from '../../bridge.ts'
import { reportDefects } from '../../state/notices.ts'

/** Between two keys of a quick typist (ms). */
const AFTER_MS = 100

/** Words to look at, and why. */
export type Found = { readonly kind: CheckedSpan['kind']; readonly words: string }

/** What was asked about, and what of it was found. */
type Answer = { readonly asked: ReadonlySet<string>; readonly found: readonly Found[] }

const nothing: Answer = { asked: new Set(), found: [] }

/**
 * Numbers, addresses and others' names in a reply. The console behind the screen knows them; while
 * the words that could be some stay the same, its last answer holds.
 */
export function useCheckedReply(conversationId: string, text: string) {
  const [answer, setAnswer] = useState(nothing)
  const words = candidatesOf(text)
  const isKnown = words.every((each) => answer.asked.has(each))

  useEffect(() => {
    if (isKnown) return
    let isWanted = true
    const timer = setTimeout(() => reportDefects(ask()), AFTER_MS)

    async function ask() {
      const next = await check(conversationId, text)
      if (isWanted) setAnswer(next)
    }

    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [conversationId, text, isKnown])

  return {
    /** In the words as they stand; null while that is not known. */
    found: isKnown ? answer.found.filter((each) => words.includes(each.words)) : null,
    async ask(): Promise<readonly Found[]> {
      const next = await check(conversationId, text)
      setAnswer(next)
      return next.found
    },
  }
}

async function check(conversationId: string, text: string): Promise<Answer> {
  const { spans } = await call('check-reply', {
    conversationId,
    text: text.slice(0, MAX_TEXT_LENGTH),
  })
  const found = spans.map(({ kind, start, end }) => ({ kind, words: text.slice(start, end) }))
  return { asked: new Set(candidatesOf(text)), found }
}

function candidatesOf(text: string): string[] {
  const spans = [...sensitiveSpans(text), ...nameRuns(text, isUsualWord)]
  return spans.map(({ start, end }) => text.slice(start, end))
}
