import { create } from 'zustand'
import { type CannedSpan, followEdit, putIn } from '../../shared/domain/canned/canned-spans.ts'
import { returnToDraft, useDrafts, writeDraft } from './drafts.ts'

type Marks = { byConversation: Readonly<Record<string, readonly CannedSpan[]>> }

const none: readonly CannedSpan[] = []

/** Which stretches of the reply drafts are canned. Kept while the screen is open. */
const useMarks = create<Marks>()(() => ({ byConversation: {} }))

export function useCannedMarks(conversationId: string): readonly CannedSpan[] {
  return useMarks(({ byConversation }) => byConversation[conversationId] ?? none)
}

/**
 * Puts a canned reply's words into a draft, in place of what stands from `at` to `until`; or those of
 * an earlier answer (`replyId` null).
 */
export function putCannedIn(
  conversationId: string,
  {
    replyId,
    words,
    at,
    until,
  }: { replyId: string | null; words: string; at: number; until: number },
): void {
  const text = useDrafts.getState().reply[conversationId] ?? ''
  const spans = putIn(spansOf(conversationId), { at, until, length: words.length, replyId })
  writeDraft('reply', conversationId, text.slice(0, at) + words + text.slice(until))
  keep(conversationId, spans)
}

/** Words come back below what is being written, with what of them is canned. */
export function returnCanned(
  conversationId: string,
  words: string,
  marks: readonly CannedSpan[],
): void {
  returnToDraft('reply', conversationId, words)
  const at = (useDrafts.getState().reply[conversationId] ?? '').length - words.length
  const moved = marks.map(({ replyId, start, end }) => ({
    ...{ replyId, start: start + at, end: end + at },
  }))
  keep(conversationId, [...spansOf(conversationId), ...moved])
}

export function cannedSpansIn(conversationId: string): CannedSpan[] {
  return [...spansOf(conversationId)]
}

/** The canned replies that these words still say something of. */
export function cannedIn(spans: readonly CannedSpan[]): string[] {
  return [...new Set(spans.flatMap(({ replyId }) => replyId ?? []))]
}

/** Whatever changes a draft, the marks go along. Once per page. */
export function followDrafts(): void {
  useDrafts.subscribe(({ reply: now }, { reply: before }) => {
    if (now === before) return
    for (const conversationId of Object.keys(useMarks.getState().byConversation)) {
      const [was, is] = [before[conversationId] ?? '', now[conversationId] ?? '']
      if (was !== is) keep(conversationId, followEdit(spansOf(conversationId), was, is))
    }
  })
}

function spansOf(conversationId: string): readonly CannedSpan[] {
  return useMarks.getState().byConversation[conversationId] ?? none
}

function keep(conversationId: string, spans: readonly CannedSpan[]): void {
  useMarks.setState(({ byConversation: { [conversationId]: _, ...others } }) => ({
    byConversation: spans.length === 0 ? others : { ...others, [conversationId]: spans },
  }))
}
