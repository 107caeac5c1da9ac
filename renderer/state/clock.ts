import { useEffect, useState } from 'react'
import { relayNow, useStatus } from './status.ts'

const TICK_MS = 15_000

/** What is drawn and what was just asked for are the same moment, for words that speak of minutes (ms). */
const SAME_MS = 1_000

/** All that tells the time is drawn anew together: once, not once for each. */
const telling = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
/** When all was told last (ms). */
let toldAt = 0
/** Moments beyond the next look at which something is over (ms). */
const coming = new Set<number>()

/** The relay's time, kept fresh enough for words that speak of minutes. */
export function useNow(): number {
  const offset = useStatus(({ status }) => status?.clockOffset ?? 0)
  const [now, setNow] = useState(relayNow)
  useEffect(() => {
    const at = () => Date.now() + offset
    setNow((before) => (Math.abs(at() - before) < SAME_MS ? before : at()))
    return tellEach(() => setNow(at()))
  }, [offset])
  return now
}

/**
 * Something is over at this moment (ms), as is said where it is drawn: neither before nor a while later.
 * For what was only learned when it had passed since the last look, too.
 */
export function tellAt(moment: number): void {
  if (moment <= toldAt) return
  const left = moment - relayNow()
  if (left < TICK_MS) setTimeout(tellAll, Math.max(0, left))
  else coming.add(moment)
}

function tellAll(): void {
  toldAt = relayNow()
  for (const each of telling) each()
  const before = [...coming]
  coming.clear()
  for (const moment of before) tellAt(moment)
}

/** Is told with all others. @returns ends it. */
export function tellEach(tell: () => void): () => void {
  telling.add(tell)
  if (timer === undefined) {
    toldAt = relayNow()
    timer = setInterval(tellAll, TICK_MS)
  }
  return () => {
    telling.delete(tell)
    if (telling.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
