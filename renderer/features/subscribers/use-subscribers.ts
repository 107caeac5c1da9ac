import { useCallback, useEffect, useState } from 'react'
import type { SubscriberFilter, SubscribersPage } from '../../../shared/ipc/registration.ts'
import { call } from '../../bridge.ts'
import { reportDefects } from '../../state/notices.ts'
import { useQueue } from '../../state/queue.ts'

const PAGE = 100

/** The list from its beginning to as far as it was asked for; null until it came the first time. */
export function useSubscribers(filter: SubscriberFilter): {
  page: SubscribersPage | null
  more: () => void
  refresh: () => void
} {
  const [page, setPage] = useState<SubscribersPage | null>(null)
  const [pages, setPages] = useState(1)
  const [time, setTime] = useState(0)
  // Whatever the record brings changes the queue's counts or rows, and may change the list.
  const news = useQueue((state) => state.counts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `time` and `news` ask again
  useEffect(() => {
    let stale = false
    const ask = call('page-subscribers', {
      ...filter,
      ...{ offset: 0, limit: Math.min(pages * PAGE, MOST) },
    }).then((answer) => {
      if (!stale) setPage(answer)
    })
    reportDefects(ask)
    return () => {
      stale = true
    }
  }, [filter, pages, time, news])
  return {
    page,
    more: useCallback(() => setPages((before) => before + 1), []),
    refresh: useCallback(() => setTime((before) => before + 1), []),
  }
}

/** More than anybody reads: a filter finds whom one looks for. */
const MOST = 2000
