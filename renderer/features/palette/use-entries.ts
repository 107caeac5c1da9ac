import { useEffect, useMemo, useState } from 'react'
import { validity } from '../../../shared/domain/canned/canned-reply.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import type { FoundCase } from '../../../shared/ipc/palette.ts'
import { sceneNow } from '../../actions/run-action.ts'
import { call } from '../../bridge.ts'
import { useCanned } from '../../state/canned.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useRecent } from '../../state/recent.ts'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import {
  actionEntries,
  cannedEntries,
  caseEntries,
  type Entry,
  recentEntries,
  searchEntry,
  withoutDoubles,
} from './entries.ts'
import { rank } from './rank.ts'

const MOST = 40
const MOST_CASES = 12

export type Offered = {
  readonly entries: Entry[]
  /** Whether all that there is for these letters has come: until then the first may not be the best. */
  readonly isWhole: boolean
  readonly failed: boolean
}

/** What the palette offers for what was typed, the best first. */
export function useEntries(query: string): Offered {
  const texts = useTexts()
  const timeZone = useTimeZone()
  const { cases } = useRecent()
  const actions = usePreferences((state) => state.recentActions)
  const replies = useCanned((state) => state.replies)
  const { found, isWhole, failed } = useFoundCases(query)
  // As it was when the palette opened: what is offered does not change under the fingers.
  const [scene] = useState(sceneNow)
  const openId = scene.view?.conversationId ?? null
  const canned = useMemo(() => {
    const today = dateAt(relayNow(), timeZone)
    const offered = (replies ?? []).filter(({ reply }) => validity(reply, today) === 'valid')
    return cannedEntries(scene.view, offered, texts)
  }, [replies, timeZone, scene, texts])
  const done = actionEntries(scene, actions, texts)
  const opened = recentEntries(cases, openId, texts)
  if (query.trim() === '') {
    const entries = [...opened.slice(0, 5), ...rank('', done)]
    return { entries, isWhole: true, failed: false }
  }
  const people = [...caseEntries(found, texts), ...opened]
  const ranked = rank(query, withoutDoubles([...people, ...done, ...canned]))
  return { entries: [...ranked.slice(0, MOST), searchEntry(query, texts)], isWhole, failed }
}

type FoundCases = {
  /** The letters for which these were found. */
  readonly query: string
  readonly found: readonly FoundCase[]
  readonly failed: boolean
}

/** Asked at each letter: what an answer that was overtaken says is let go. */
function useFoundCases(query: string) {
  const [{ query: answered, found, failed }, setState] = useState<FoundCases>({
    ...{ query: '', found: [], failed: false },
  })
  useEffect(() => {
    let isCurrent = true
    const take = (found: readonly FoundCase[], failed = false) => {
      if (isCurrent) setState({ query, found, failed })
    }
    if (query.trim() === '') take([])
    else {
      call('find-cases', { query, limit: MOST_CASES }).then(
        ({ cases }) => take(cases),
        () => take([], true),
      )
    }
    return () => {
      isCurrent = false
    }
  }, [query])
  return { found, isWhole: answered === query, failed }
}
