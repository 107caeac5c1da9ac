import type { WeighedWord } from '../../../shared/domain/suggestions/similarity.ts'
import { formsOf } from '../../../shared/domain/suggestions/telling-words.ts'
import type { SearchIndex } from '../../projections/search-index.ts'
import { conversationTerm, lineTerm } from '../../projections/search-terms.ts'

/** The newest lines that are looked at for each word, and for two together. */
const NEWEST_OF_WORD = 48
const NEWEST_OF_TWO = 32
/** So many are looked for even where the PC is so busy that the time is over. */
const FEWEST_WORDS = 4
/** Of the rarest words, so many are also asked for in twos. */
const RAREST = 4
/** Two common words may hardly ever meet: further back than this they are not asked for together. */
const STRETCH = 300_000

export type SimilarLines = {
  readonly asked: readonly WeighedWord[]
  /** Those with the most telling words first. */
  readonly seqs: readonly number[]
}

/**
 * Lines of other conversations that share words with a message. FTS5's own rank would read every line that has
 * one of the words; instead the newest of each are read, from which it also shows how rare a word is, and
 * then the newest that have two of the rarest.
 * @param isOver says when to stop: what was found by then is the answer.
 */
export function similarLines(
  index: SearchIndex,
  { words, conversationId }: { words: readonly string[]; conversationId: string },
  isOver: () => boolean,
): SimilarLines {
  const last = index.last()
  const elsewhere = (expression: string) =>
    `(${expression} AND "${lineTerm('message')}") NOT "${conversationTerm(conversationId)}"`
  const found = new Map<number, number>()
  const asked: WeighedWord[] = []
  // Long words are mostly rare ones, and come first should the time run out.
  const byLength = words.toSorted((one, other) => other.length - one.length)
  for (const [place, word] of byLength.entries()) {
    if (place >= FEWEST_WORDS && isOver()) break
    const seqs = index.newest({
      expression: elsewhere(anyForm(word)),
      ...{ from: 0, to: last, limit: NEWEST_OF_WORD },
    })
    if (seqs.length === 0) continue
    const weight = rarity(seqs, last)
    asked.push({ word, weight })
    for (const seq of seqs) found.set(seq, (found.get(seq) ?? 0) + weight)
  }
  const rarest = asked.toSorted((one, other) => other.weight - one.weight).slice(0, RAREST)
  for (const [one, other] of twos(rarest)) {
    if (isOver()) break
    const expression = elsewhere(`${anyForm(one.word)} AND ${anyForm(other.word)}`)
    const from = Math.max(0, last - STRETCH)
    for (const seq of index.newest({ expression, from, to: last, limit: NEWEST_OF_TWO })) {
      found.set(seq, Math.max(found.get(seq) ?? 0, one.weight + other.weight))
    }
  }
  const seqs = [...found].toSorted(([a, first], [b, second]) => second - first || b - a)
  return { asked, seqs: seqs.map(([seq]) => seq) }
}

function anyForm(word: string): string {
  return `(${formsOf(word)
    .map((form) => `"${form}"`)
    .join(' OR ')})`
}

/** As BM25's: the logarithm of how many lines there are to one that has the word. */
function rarity(newest: readonly number[], last: number): number {
  const oldest = newest.length < NEWEST_OF_WORD ? 1 : (newest.at(-1) ?? 1)
  return Math.log(1 + (last - oldest + 1) / newest.length)
}

function* twos<T>(all: readonly T[]): Generator<readonly [T, T], void> {
  for (const [place, one] of all.entries()) {
    for (const other of all.slice(place + 1)) yield [one, other]
  }
}
