import { plainText } from '../plain-text.ts'

/** What FTS5's unicode61 takes as part of a word, and people type: letters, digits, their accents. */
const word = /[\p{L}\p{N}\p{M}]+/gu

/** A query of more words than this is not one that a person typed. */
const MOST_WORDS = 16

/** Of a single letter far too many words are the beginning. */
const SHORTEST_PREFIX = 2

/** What stands between quotes, also where the second one is still to be typed; or what does not. */
const part = /["“”„]([^"“”„]*)(["“”„]|$)|([^"“”„]+)/gu

/** Words that have to follow one another; a single one is a word that has to occur. */
export type Term = {
  readonly words: readonly string[]
  /** The last of them is the beginning of a word. */
  readonly isOpen: boolean
}

/** The words of a query as they are compared: without accents and case. */
export function wordsOf(query: string): string[] {
  return (query.match(word) ?? []).map(plainText).filter(Boolean).slice(0, MOST_WORDS)
}

/** What a query asks for. Whatever else is in it than words and quotes counts for nothing. */
export function termsOf(query: string): Term[] {
  const terms: Term[] = []
  let left = MOST_WORDS
  for (const [, quoted, closing, free] of query.matchAll(part)) {
    const words = wordsOf(quoted ?? free ?? '').slice(0, left)
    left -= words.length
    if (words.length === 0) continue
    if (quoted !== undefined) terms.push({ words, isOpen: closing === '' })
    else terms.push(...words.map((each) => ({ words: [each], isOpen: false })))
  }
  const last = terms.at(-1)
  if (!last || query.trimEnd().match(/["“”„]$/u)) return terms
  return [...terms.slice(0, -1), { ...last, isOpen: isLong(last) }]
}

function isLong({ words }: Term): boolean {
  return (words.at(-1)?.length ?? 0) >= SHORTEST_PREFIX
}

/** Where something stands in a text, from its first letter to after its last. */
export type Span = { readonly start: number; readonly end: number }

/** Whether each letter becomes exactly one other, as all Latin ones do: the whole text is made plain at once. */
function isPlainInPlace(text: string): boolean {
  return !/[^\0-\u024F]/.test(text)
}

/** Where each term stands in a text, in the order of the terms. */
export function findTerms(text: string, terms: readonly Term[]): Span[][] {
  const plain = isPlainInPlace(text) ? plainText(text) : null
  const words = [...text.matchAll(word)].map(({ 0: each, index: start }) => {
    const end = start + each.length
    return { start, end, plain: plain?.slice(start, end) ?? plainText(each) }
  })
  return terms.map(({ words: wanted, isOpen }) =>
    words.flatMap(({ start }, place) => {
      const last = words[place + wanted.length - 1]
      const isHere = wanted.every((each, index) => {
        const plain = words[place + index]?.plain ?? ''
        const isLast = index === wanted.length - 1
        return plain === each || (isLast && isOpen && plain.startsWith(each))
      })
      return isHere && last ? [{ start, end: last.end }] : []
    }),
  )
}
