import { LONGEST_DEFERRAL_MS } from './back-off.ts'
import type { PauseKind } from './judge-answer.ts'

/**
 * Stands the whole sending queue still when WhatsApp says that nobody's reply can go out: longer
 * at each repetition, and until one went through again only one reply at a time asks.
 */
export type QueuePause = {
  /** Until when nothing is sent (ms); 0 when nothing holds it, or only a clock that was ahead. */
  until(now: number): number
  isProbing(): boolean
  /** How long the queue would stand still if the next answer of this kind stopped it. */
  nextMs(kind: PauseKind): number
  /** Takes an answer's word for it. */
  heed(pause: PauseKind | null, now: number): void
}

export type PauseTimings = {
  readonly [Cause in (typeof causes)[PauseKind]]: {
    readonly firstMs: number
    readonly maxMs: number
  }
}

/** What passes by itself is asked for again sooner than what a person has to mend. */
const causes = { account: 'account', rate: 'rate', network: 'rate' } as const

export function createQueuePause(timings: PauseTimings): QueuePause {
  let strikes = 0
  let until = 0
  const nextMs = (kind: PauseKind) => {
    const { firstMs, maxMs } = timings[causes[kind]]
    return Math.min(firstMs * 2 ** Math.min(strikes, 20), maxMs)
  }
  const untilAt = (now: number) => (until > now + LONGEST_DEFERRAL_MS ? 0 : until)
  return {
    until: untilAt,
    isProbing: () => strikes > 0,
    nextMs,
    heed: (pause, now) => {
      if (pause === null) {
        strikes = 0
        until = 0
      } else if (untilAt(now) <= now) {
        // Answers to calls that were already under way say the same thing again.
        until = now + nextMs(pause)
        strikes += 1
      }
    },
  }
}
