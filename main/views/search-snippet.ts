import { plainText } from '../../shared/domain/plain-text.ts'
import { type Term, word } from './search-words.ts'

const MARK_START = '\u{E000}'
const MARK_END = '\u{E001}'

/** Characters shown before and after the first match. */
const BEFORE = 40
const AFTER = 120

type Span = { start: number; end: number; plain: string }

/**
 * The text around its first match, on one line, with every match in it marked; without a match its
 * beginning. Of several terms the longest phrase is what it is cut around.
 */
export function snippetOf(original: string, terms: readonly Term[]): string {
  const text = original
    .replaceAll(/\p{Co}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const spans = [...text.matchAll(word)].map(
    ({ 0: each, index }): Span => ({
      start: index,
      end: index + each.length,
      plain: plainText(each),
    }),
  )
  const byLength = terms.toSorted((a, b) => b.words.length - a.words.length)
  const matches = byLength.map((term) => matchesOf(spans, term))
  const first = matches.find((each) => each.length > 0)?.[0]?.start ?? 0
  const start = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const end = text.length <= first + AFTER ? text.length : wordEnd(text, first + AFTER)
  let snippet = start > 0 ? '…' : ''
  let written = start
  for (const match of matches.flat().toSorted((a, b) => a.start - b.start)) {
    if (match.start < written || match.end > end) continue
    const marked = MARK_START + text.slice(match.start, match.end) + MARK_END
    snippet += text.slice(written, match.start) + marked
    written = match.end
  }
  return snippet + text.slice(written, end) + (end < text.length ? '…' : '')
}

/** Where a term stands, from the beginning of its first word to the end of its last. */
function matchesOf(spans: readonly Span[], { words, isOpen }: Term): Span[] {
  return spans.flatMap((first, place) => {
    const last = spans[place + words.length - 1]
    const isHere = words.every((wanted, index) => {
      const { plain } = spans[place + index] ?? { plain: '' }
      const isLast = index === words.length - 1
      return plain === wanted || (isLast && isOpen && plain.startsWith(wanted))
    })
    return isHere && last ? [{ ...first, end: last.end }] : []
  })
}

/** The next beginning of a word at or after `index`, so that no word is cut. */
function wordStart(text: string, index: number): number {
  const space = text.indexOf(' ', index)
  return space === -1 || space - index > BEFORE / 2 ? wholeCharacter(text, index) : space + 1
}

function wordEnd(text: string, index: number): number {
  const space = text.indexOf(' ', index)
  return space === -1 || space - index > BEFORE / 2 ? wholeCharacter(text, index) : space
}

/** Never between the two halves of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  return /[\uDC00-\uDFFF]/.test(text[index] ?? '') ? index + 1 : index
}
