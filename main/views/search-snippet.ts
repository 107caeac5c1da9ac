import { findTerms, type Term } from '../../shared/domain/search/terms.ts'

const MARK_START = '\u{E000}'
const MARK_END = '\u{E001}'

/** Characters shown before and after the first match. */
const BEFORE = 40
const AFTER = 120

/**
 * The text around its first match, on one line, with every match in it marked; without a match its
 * beginning. Of several terms the longest phrase is what it is cut around.
 */
export function snippetOf(original: string, terms: readonly Term[]): string {
  const text = original
    .replaceAll(/\p{Co}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const byLength = terms.toSorted((a, b) => b.words.length - a.words.length)
  const matches = findTerms(text, byLength)
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
