import { wordsIn } from '../../../shared/domain/plain-text.ts'

export type Ranked = {
  /** What is read. */
  readonly name: string
  /** What else it is found by: its group, what it is called in the other language, a number. */
  readonly also?: string
  /** Found by somebody else already, who knows more of it than its name. */
  readonly isFound?: true
  /** How lately it was chosen: 0 for just now; null for not of late. */
  readonly chosen: number | null
}

const EXACT = 4
const BEGINS = 3
const HOLDS = 1.5
const LEAPS = 1
/** Found by other words than its name's. */
const ASIDE = 0.5

/**
 * Those in which every word that was typed is found, the best first: a word as it stands before the
 * beginning of one, that before letters within it, that before letters in their order; of what fits
 * alike, what was chosen lately. Accents and case do not matter. Nothing typed: all of them, lately
 * chosen first.
 */
export function rank<T extends Ranked>(query: string, entries: readonly T[]): T[] {
  const wanted = wordsIn(query)
  return entries
    .map((entry, place) => ({ entry, place, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.place - other.place)
    .map(({ entry }) => entry)
}

/** 0 for what does not fit. */
function scoreOf({ name, also = '', isFound, chosen }: Ranked, wanted: readonly string[]): number {
  const lately = chosen === null ? 0 : 1 / (1 + chosen)
  if (wanted.length === 0) return 0.01 + lately
  const [named, aside] = [wordsIn(name), wordsIn(also)]
  let sum = 0
  for (const word of wanted) {
    const fit = Math.max(bestFit(word, named), bestFit(word, aside) * ASIDE)
    if (fit === 0 && !isFound) return 0
    sum += fit
  }
  // Who typed how it begins means it, more than what has the same words further on.
  const isBeginning = named[0]?.startsWith(wanted[0] ?? '') ?? false
  return sum / wanted.length + (isBeginning ? 0.5 : 0) + lately + (isFound ? 0.5 : 0)
}

function bestFit(word: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((other) => fitOf(word, other)))
}

function fitOf(word: string, other: string): number {
  if (word === other) return EXACT
  if (other.startsWith(word)) return BEGINS
  if (word.length >= 2 && other.includes(word)) return HOLDS
  return word.length >= 3 && word[0] === other[0] && leapsThrough(word, other) ? LEAPS : 0
}

/** Whether its letters stand in the other in their order: `trnsf` in `transferir`. */
function leapsThrough(word: string, other: string): boolean {
  let at = -1
  return [...word].every((letter) => {
    at = other.indexOf(letter, at + 1)
    return at >= 0
  })
}
