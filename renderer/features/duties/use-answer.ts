import { useCallback, useEffect, useState } from 'react'
import type { FromRelay } from '../../../shared/ipc/duties.ts'

/** What only the relay can answer, as it is asked for; null while it is. */
export type Answer<T> = FromRelay<T> | null

/** Asks once, and again with `retry`. `ask` must stay the same while the question does. */
export function useAnswer<T>(ask: () => Promise<FromRelay<T>>): {
  answer: Answer<T>
  retry: () => void
} {
  const [answer, setAnswer] = useState<Answer<T>>(null)
  const [time, setTime] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `time` asks again
  useEffect(() => {
    let isWanted = true
    setAnswer(null)
    ask().then(
      (given) => isWanted && setAnswer(given),
      () => isWanted && setAnswer({ outcome: 'refused', reason: 'unreachable' }),
    )
    return () => {
      isWanted = false
    }
  }, [ask, time])
  return { answer, retry: useCallback(() => setTime((before) => before + 1), []) }
}
