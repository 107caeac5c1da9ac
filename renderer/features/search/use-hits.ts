import { useEffect, useState } from 'react'
import type { SearchHit } from '../../../shared/ipc.ts'
import { call } from '../../bridge.ts'
import { reportDefects } from '../../state/notices.ts'

const LIMIT = 50
/** Between two keys of a quick typist (ms). */
const AFTER_MS = 90

type Hits = { hits: SearchHit[]; answered: string }

/** Hits for what has been typed; the previous ones stay until the new answer is there. */
export function useHits(query: string): Hits {
  const [shown, setShown] = useState<Hits>({ hits: [], answered: '' })
  useEffect(() => {
    const words = query.trim()
    let current = true
    const timer = setTimeout(() => reportDefects(ask()), words === '' ? 0 : AFTER_MS)

    async function ask() {
      const hits =
        words === '' ? [] : (await call('search-messages', { query: words, limit: LIMIT })).hits
      if (current) setShown({ hits, answered: words })
    }

    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query])
  return shown
}
