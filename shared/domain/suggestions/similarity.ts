import { wordsIn } from '../plain-text.ts'
import { formsOf, isStopWord, singular } from './telling-words.ts'

/** A word that is looked for, with how much it tells: the rarer, the more. */
export type WeighedWord = { readonly word: string; readonly weight: number }

/** BM25's own: how soon repeating a word says no more, and how much a long text is held against it. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.5
/** Telling words of a usual message. */
const USUAL_LENGTH = 12

/**
 * How much a message is about what is asked, by BM25 over the telling words: 1 for the same words in
 * a message of usual length, 0 for none of them.
 */
export function similarity(asked: readonly WeighedWord[], text: string): number {
  const words = wordsIn(text).filter((word) => !isStopWord(word))
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const stretch = 1 - LENGTH_SHARE + LENGTH_SHARE * (words.length / USUAL_LENGTH)
  let score = 0
  let whole = 0
  for (const { word, weight } of asked) {
    whole += weight
    const times = formsOf(word).reduce((sum, form) => sum + (counts.get(form) ?? 0), 0)
    score += (weight * times * (SATURATION + 1)) / (times + SATURATION * Math.max(stretch, 1))
  }
  return whole === 0 ? 0 : score / whole
}

/** How many of the asked words occur. */
export function sharedWords(asked: readonly WeighedWord[], text: string): number {
  const words = new Set(wordsIn(text))
  return asked.filter(({ word }) => formsOf(word).some((form) => words.has(form))).length
}

/** The share of words that two texts have in common, 0 to 1: what both say, over what either says. */
export function overlap(one: string, other: string): number {
  const first = new Set(wordsIn(one).map(singular))
  const second = new Set(wordsIn(other).map(singular))
  const common = [...first].filter((word) => second.has(word)).length
  const all = first.size + second.size - common
  return all === 0 ? 1 : common / all
}
