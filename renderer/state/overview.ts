import { useEffect } from 'react'
import { create } from 'zustand'
import type { OverviewView } from '../../shared/ipc/overview.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'

type OverviewState = {
  /** Null until it was read, and for who does not oversee the desk. */
  view: OverviewView | null
  failed: boolean
  /** Whose arrivals are shown, `YYYY-MM-DD`; null: today's. */
  day: string | null
}

const nothingKnown: OverviewState = { view: null, failed: false, day: null }

export const useOverview = create<OverviewState>()(() => nothingKnown)

/** How many places show it: while none does, nothing is asked. */
let watchers = 0

const read = coalesce(async () => {
  const { day } = useOverview.getState()
  try {
    const view = await call('read-overview', { day })
    if (useOverview.getState().day === day) useOverview.setState({ view, failed: false })
  } catch {
    // Said where it is shown, with a button to try again.
    useOverview.setState({ failed: true })
  }
})

export async function refreshOverview(): Promise<void> {
  if (watchers > 0) await read()
}

export function forgetOverview(): void {
  useOverview.setState(nothingKnown)
}

export function showArrivals(day: string | null): void {
  useOverview.setState({ day })
  void refreshOverview()
}

/** Keeps it fresh while something shows it. */
export function useWatchedOverview(): OverviewState {
  useEffect(() => {
    watchers += 1
    void refreshOverview()
    return () => {
      watchers -= 1
    }
  }, [])
  return useOverview()
}
