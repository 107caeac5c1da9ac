import { useEffect, useState } from 'react'
import type { FoundLines, SearchHit } from '../../../shared/ipc/search.ts'
import { call } from '../../bridge.ts'
import type { Sought } from '../../state/search.ts'

/** So many are shown before somebody asks for more: every row is drawn anew at each key. */
export const PAGE = 20

/** The most that a call answers. */
const AT_ONCE = 200

/** An answer that is there sooner is not announced (ms). */
const SOON_MS = 150

export type Found = Omit<FoundLines, 'next'> & {
  state: 'nothing-asked' | 'searching' | 'found' | 'failed'
  /** What the lines were found for. */
  answered: Sought | null
  /** Where to go on; null at the end. */
  next: number | null
}

const nothing: Found = {
  ...{ state: 'nothing-asked', answered: null, hits: [], next: null },
  ...{ nobody: null, isNarrowed: false },
}

/**
 * Lines for what is typed; the previous ones stay until the new answer is there. `wanted`: a page of
 * the store may be short where common words hardly ever meet, and then it is gone on by itself.
 * `tries`: one more asks again.
 */
export function useSearch(sought: Sought, wanted: number, tries: number): Found {
  const [found, setFound] = useState<Found>(nothing)
  const key = JSON.stringify({ ...sought, tries })
  useEffect(() => {
    const { words, filters }: Sought = JSON.parse(key)
    const asked = { words, filters }
    let current = true
    if (isNothing(asked)) {
      setFound(nothing)
      return
    }
    const late = setTimeout(() => {
      setFound((before) => ({ ...before, state: 'searching' }))
    }, SOON_MS)
    const isWanted = () => current
    search(asked, wanted, isWanted, (page) => {
      clearTimeout(late)
      setFound(page)
    }).catch(() => {
      // Said in the results' place, with a button to try again.
      clearTimeout(late)
      if (current) setFound({ ...nothing, state: 'failed', answered: asked })
    })
    return () => {
      current = false
      clearTimeout(late)
    }
  }, [key, wanted])
  return found
}

/** @param isWanted whether anybody still waits for it. */
async function search(
  asked: Sought,
  wanted: number,
  isWanted: () => boolean,
  show: (found: Found) => void,
): Promise<void> {
  const { words: query, filters } = asked
  const hits = new Map<string, SearchHit>()
  let after: number | null = null
  for (;;) {
    const limit = Math.min(wanted - hits.size, AT_ONCE)
    const { hits: page, ...rest } = await call('search-messages', { query, filters, after, limit })
    if (!isWanted()) return
    const before = hits.size
    // An edit that stands on another page than its message is the same line.
    for (const hit of page) if (!hits.has(hit.messageId)) hits.set(hit.messageId, hit)
    const isDone = rest.next === null || hits.size >= wanted
    const found = { ...rest, hits: [...hits.values()], answered: asked }
    // Each showing draws the list anew: a page without a line is not worth one.
    if (isDone || hits.size > before) show({ ...found, state: isDone ? 'found' : 'searching' })
    if (isDone) return
    after = rest.next
  }
}

export function isNothing({ words, filters }: Sought): boolean {
  return words.trim() === '' && Object.values(filters).every((value) => value === undefined)
}
