import { useState } from 'react'
import type { CannedSpan } from '../../../shared/domain/canned/canned-spans.ts'
import { blanksIn } from '../../../shared/domain/canned/fill-canned-text.ts'
import { sensitiveSpans } from '../../../shared/domain/sensitive-words.ts'
import type { Texts } from '../../texts/pt-br.ts'

type Notice = { words: string; asks: boolean }

/**
 * What the agent should look at before her words leave. A blank keeps them here; a CPF is asked
 * about once; an e-mail address that is her own word is only pointed out.
 */
export function useLookTwice(text: string, spans: readonly CannedSpan[], { canned }: Texts) {
  const [tried, setTried] = useState<string | null>(null)
  const hasTried = tried === text
  const [blank] = blanksIn(text)
  const sensitive = sensitiveSpans(text)
  const hasCpf = sensitive.some(({ kind }) => kind === 'cpf')
  const isHers = ({ start, end }: { start: number; end: number }) =>
    !spans.some((span) => span.start <= start && end <= span.end)
  const hasEmail = sensitive.some((span) => span.kind === 'email' && isHers(span))
  return {
    notice: noticeOf(),
    /** Whether the words may go now. */
    mayGo(): boolean {
      setTried(text)
      return !blank && (!hasCpf || hasTried)
    },
    /** What to fill first; null where nothing is missing. */
    blank: blank ?? null,
  }

  function noticeOf(): Notice | null {
    if (blank) {
      return hasTried
        ? { words: canned.blankLeft(blank.name), asks: true }
        : { words: canned.fillBlanks(blanksIn(text).length), asks: false }
    }
    if (hasCpf && hasTried) return { words: canned.cpfConfirm, asks: true }
    if (hasCpf) return { words: canned.cpf, asks: false }
    return hasEmail ? { words: canned.email, asks: false } : null
  }
}
