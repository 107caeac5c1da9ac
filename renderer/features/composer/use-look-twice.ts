import { useState } from 'react'
import type { CannedSpan } from '../../../shared/domain/canned/canned-spans.ts'
import { blanksIn } from '../../../shared/domain/canned/fill-canned-text.ts'
import { isUntouched } from '../../../shared/domain/canned/touch.ts'
import { useCanned } from '../../state/canned.ts'
import { looksAt, wasLookedAt } from '../../state/looked-at.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { type Found, useCheckedReply } from './use-checked-reply.ts'

/** `mayGoOn`: they leave all the same if she says so once more. */
export type Notice = { words: string; asks: boolean; mayGoOn?: true }

type Draft = { conversationId: string; text: string; spans: readonly CannedSpan[] }

/** Something to look at once. */
type Concern = Found | { readonly kind: 'not-hers'; readonly words: string }

/**
 * What the agent should look at before her words leave. A blank keeps them here, and so does a canned
 * reply that its writers want touched; a number, an address, another's name, or words of an earlier
 * answer as they came, are asked about once, and never again for the same words.
 */
export function useLookTwice({ conversationId, text, spans }: Draft, { canned }: Texts) {
  /** The words that were kept here, and what of them was asked about. */
  const [kept, setKept] = useState<{ text: string; concerns: readonly Concern[] } | null>(null)
  const checked = useCheckedReply(conversationId, text)
  const replies = useCanned((state) => state.replies)
  const isAsIs = isUntouched(text, spans)
  const wantsTouch =
    isAsIs &&
    spans.some(({ replyId }) =>
      replies?.some(({ reply }) => reply.replyId === replyId && reply.needsTouch === true),
    )
  const [blank] = blanksIn(text)
  const isKept = kept?.text === text

  function openConcerns(found: readonly Found[]): Concern[] {
    const isNotHers = isAsIs && spans.some(({ replyId }) => replyId === null)
    const all: Concern[] = [
      ...found,
      ...(isNotHers ? [{ kind: 'not-hers', words: text } as const] : []),
    ]
    return all.filter((concern) => !wasLookedAt(conversationId, keyOf(concern)))
  }

  function decide(found: readonly Found[]): boolean {
    const concerns = openConcerns(found)
    looksAt(conversationId, concerns.map(keyOf))
    setKept(concerns.length > 0 ? { text, concerns } : null)
    return concerns.length === 0
  }

  return {
    notice: noticeOf(),
    /** Whether the words may go now. A promise only where nobody has looked at them yet. */
    mayGo(): boolean | Promise<boolean> {
      if (blank || wantsTouch) {
        setKept({ text, concerns: [] })
        return false
      }
      return checked.found === null ? checked.ask().then(decide) : decide(checked.found)
    },
    /** What to fill first; null where nothing is missing. */
    blank: blank ?? null,
    /** It is to be touched before it leaves, and nobody has yet. */
    wantsTouch,
  }

  function noticeOf(): Notice | null {
    if (blank) {
      return isKept
        ? { words: canned.blankLeft(blank.name), asks: true }
        : { words: canned.fillBlanks(blanksIn(text).length), asks: false }
    }
    if (wantsTouch) return { words: isKept ? canned.touchMissing : canned.touchFirst, asks: isKept }
    if (isKept && kept.concerns.length > 0) {
      const words = `${kept.concerns.map(wordsOf).join(' ')} ${canned.lookAgain}`
      return { words, asks: true, mayGoOn: true }
    }
    const concerns = openConcerns(checked.found ?? []).filter(({ kind }) => kind !== 'not-hers')
    return concerns.length > 0 ? { words: concerns.map(wordsOf).join(' '), asks: false } : null
  }

  function wordsOf(concern: Concern): string {
    return canned.concerns[concern.kind](concern.words)
  }
}

function keyOf({ kind, words }: Concern): string {
  return `${kind} ${words}`
}
