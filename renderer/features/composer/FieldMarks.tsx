import type { RefObject } from 'react'
import type { CannedSpan } from '../../../shared/domain/canned/canned-spans.ts'
import { blanksIn } from '../../../shared/domain/canned/fill-canned-text.ts'

type FieldMarksProps = {
  text: string
  spans: readonly CannedSpan[]
  /** Scrolled along with the field that lies over it. */
  ground: RefObject<HTMLDivElement | null>
}

/**
 * Lies under the writing field with the same letters, unseen, and draws what they are: canned
 * words, and blanks that are still to be filled.
 */
export function FieldMarks({ text, spans, ground }: FieldMarksProps) {
  return (
    <div
      ref={ground}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-hidden whitespace-pre-wrap wrap-break-word px-1.5 py-1 text-md text-transparent [scrollbar-gutter:stable]"
    >
      {piecesOf(text, spans).map(({ at, words, look }) =>
        look === 'hers' ? (
          <span key={at}>{words}</span>
        ) : (
          <mark key={at} className={looks[look]}>
            {words}
          </mark>
        ),
      )}
      {/* A line that has just been begun is there as well. */}
      {'\u200b'}
    </div>
  )
}

type Look = 'hers' | 'canned' | 'blank'

const looks: Record<Exclude<Look, 'hers'>, string> = {
  canned:
    'bg-accent-soft text-transparent underline decoration-accent/60 decoration-dotted decoration-2 underline-offset-4',
  blank: 'rounded-xs bg-mark text-transparent outline-1 outline-warn',
}

/** Pure: the text in pieces of one look each. A blank is one whether its words are canned or not. */
function piecesOf(text: string, spans: readonly CannedSpan[]) {
  const blanks = blanksIn(text)
  const edges = new Set([0, text.length])
  for (const { start, end } of [...spans, ...blanks]) edges.add(start).add(end)
  const places = [...edges].toSorted((one, other) => one - other)
  return places.slice(0, -1).map((at, index) => {
    const covers = ({ start, end }: { start: number; end: number }) => start <= at && at < end
    const look: Look = blanks.some(covers) ? 'blank' : spans.some(covers) ? 'canned' : 'hers'
    return { at, look, words: text.slice(at, places[index + 1]) }
  })
}
