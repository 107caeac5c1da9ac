import { useEffect, useRef, useState } from 'react'
import type { OverviewView } from '../../../shared/ipc/overview.ts'

/** A pointer that rests for longer was left there, and holds nothing up any more. */
const RESTS_MS = 4_000

/**
 * While somebody points at the lists their order stays: nothing moves away from under the pointer.
 * What she does herself shows at once.
 */
export function useStill(fresh: OverviewView | null) {
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const kept = useRef(fresh)
  if (!isHeld || kept.current === null) kept.current = fresh
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  function release() {
    clearTimeout(timer.current ?? undefined)
    setHeld(false)
  }

  function hold() {
    clearTimeout(timer.current ?? undefined)
    timer.current = setTimeout(release, RESTS_MS)
    setHeld(true)
  }

  return {
    shown: kept.current,
    release,
    hold: { onPointerEnter: hold, onPointerMove: hold, onPointerLeave: release },
  }
}
