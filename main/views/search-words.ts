import { plainText } from '../../shared/domain/plain-text.ts'

/** What FTS5's unicode61 takes as part of a word: letters, digits, their accents, private use. */
const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** A query of more words than this is not one that a person typed. */
const MOST_WORDS = 16

const MARK_START = '\u{E000}'
const MARK_END = '\u{E001}'

/** Characters shown before and after the first match. */
const BEFORE = 40
const AFTER = 120

/** The words of a query as they are compared: without accents and case. */
export function wordsOf(query: string): string[] {
  return (query.match(word) ?? []).map(plainText).filter(Boolean).slice(0, MOST_WORDS)
}

/** Every word has to occur, the last one as the beginning of a word. */
export function matchExpression(words: readonly string[]): string {
  return words.map((each, index) => `"${each}"${index === words.length - 1 ? '*' : ''}`).join(' ')
}

/** The text around its first match, on one line, with every match in it marked. */
export function snippetOf(original: string, words: readonly string[]): string {
  const text = original
    .replaceAll(/[\u{E000}\u{E001}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const matches = [...text.matchAll(word)].filter(([each]) => isMatch(plainText(each), words))
  const first = matches[0]?.index ?? 0
  const start = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const end = text.length <= first + AFTER ? text.length : wordEnd(text, first + AFTER)
  let snippet = start > 0 ? '…' : ''
  let written = start
  for (const match of matches) {
    const matchEnd = match.index + match[0].length
    if (match.index < start || matchEnd > end) continue
    snippet += text.slice(written, match.index) + MARK_START + match[0] + MARK_END
    written = matchEnd
  }
  return snippet + text.slice(written, end) + (end < text.length ? '…' : '')
}

function isMatch(each: string, words: readonly string[]): boolean {
  const last = words.at(-1)
  return words.includes(each) || (last !== undefined && each.startsWith(last))
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
