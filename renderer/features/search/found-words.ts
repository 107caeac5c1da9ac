import type { Texts } from '../../texts/pt-br.ts'
import type { Found } from './use-search.ts'

/** What is said where nothing was found: of whom there is none, or of which words. Null while that is not known. */
export function noneWords(
  { answered, hits, nobody, state }: Found,
  search: Texts['search'],
): { title: string; hint?: string } | null {
  if (answered === null || hits.length > 0 || state !== 'found') return null
  if (nobody !== null) return { title: search.nobody[nobody](answered.filters[nobody] ?? '') }
  const words = answered.words.trim()
  const isFiltered = Object.values(answered.filters).some((value) => value !== undefined)
  return {
    title: words === '' ? search.noneFiltered : search.none(words),
    hint: isFiltered ? search.noneFilteredHint : search.noneHint,
  }
}

/** What came of a search, to be heard: how many lines, or that there is none. */
export function foundWords(found: Found, search: Texts['search']): string {
  const { hits, next, state } = found
  if (state === 'searching') return search.searching
  if (hits.length > 0) return search.count(hits.length, next !== null)
  return noneWords(found, search)?.title ?? ''
}
