import { useEffect, useState } from 'react'
import { relayNow, useStatus } from './status.ts'

const TICK_MS = 15_000

/** The relay's time, kept fresh enough for words that speak of minutes. */
export function useNow(): number {
  const offset = useStatus(({ status }) => status?.clockOffset ?? 0)
  const [now, setNow] = useState(relayNow)
  useEffect(() => {
    setNow(Date.now() + offset)
    const timer = setInterval(() => setNow(Date.now() + offset), TICK_MS)
    return () => clearInterval(timer)
  }, [offset])
  return now
}
