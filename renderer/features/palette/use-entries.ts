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

/** What the palette offers for what was typed, the best first. */
export function useEntries(query: string): { entries: Entry[]; failed: boolean } {
  const texts = useTexts()
  const timeZone = useTimeZone()
  const { cases } = useRecent()
  const actions = usePreferences((state) => state.recentActions)
  const replies = useCanned((state) => state.replies)
  const { found, failed } = useFoundCases(query)
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
    return { entries: [...opened.slice(0, 5), ...rank('', done)], failed: false }
  }
  const people = [...caseEntries(found, texts), ...opened]
  const ranked = rank(query, withoutDoubles([...people, ...done, ...canned]))
  return { entries: [...ranked.slice(0, MOST), searchEntry(query, texts)], failed }
}

/** Asked at each letter: what an answer that was overtaken says is let go. */
function useFoundCases(query: string): { found: FoundCase[]; failed: boolean } {
  const [state, setState] = useState<{ found: FoundCase[]; failed: boolean }>({
    found: [],
    failed: false,
  })
  useEffect(() => {
    let isCurrent = true
    const take = (found: FoundCase[], failed = false) => {
      if (isCurrent) setState({ found, failed })
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
  return state
}
