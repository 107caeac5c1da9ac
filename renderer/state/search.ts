import { create } from 'zustand'
import { MYSELF, type SearchFilters } from '../../shared/domain/search/filters.ts'
import { showOverlay } from './overlay.ts'

/** What is looked for. */
export type Sought = { readonly words: string; readonly filters: SearchFilters }

const MOST = 5

/** Searches that led somewhere, newest first: in memory only, and gone with the session. */
export const useRecentSearches = create<{ recent: readonly Sought[] }>()(() => ({ recent: [] }))

let begun: Sought | null = null

/** Opens the search with words in it. */
export function searchFor(words: string): void {
  begun = { words, filters: {} }
  showOverlay('search')
}

/** Opens the search with the notes that mention whoever sits here. */
export function searchMentions(): void {
  begun = { words: '', filters: { mentions: MYSELF } }
  showOverlay('search')
}

/** What the search that opens now begins with. */
export function takeBegun(): Sought {
  const sought = begun ?? { words: '', filters: {} }
  begun = null
  return sought
}

export function rememberSearch({ words, filters }: Sought): void {
  const sought = { words: words.trim(), filters }
  const key = JSON.stringify(sought)
  useRecentSearches.setState(({ recent }) => ({
    recent: [sought, ...recent.filter((other) => JSON.stringify(other) !== key)].slice(0, MOST),
  }))
}

export function forgetSearches(): void {
  useRecentSearches.setState({ recent: [] })
}
