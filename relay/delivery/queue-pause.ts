import { LONGEST_DEFERRAL_MS } from './back-off.ts'
import type { PauseKind } from './judge-answer.ts'

/**
 * Stands the whole sending queue still when WhatsApp says that nobody's reply can go out: longer
 * at each repetition, and until one went through again only one reply at a time asks. It stands in
 * the store (`sending-state.ts`), for every process that sends.
 */
export type QueuePause = {
  /** How often in a row it was begun; 0: nothing holds the queue. */
  readonly strikes: number
  /** Until when nothing is sent (ms), by the clock that began it. */
  readonly until: number
}

export type PauseTimings = {
  readonly [Cause in (typeof causes)[PauseKind]]: {
    readonly firstMs: number
    readonly maxMs: number
  }
}

/** What passes by itself is asked for again sooner than what a person has to mend. */
const causes = { account: 'account', rate: 'rate', network: 'rate' } as const

export const noPause: QueuePause = { strikes: 0, until: 0 }

/** Until when nothing is sent (ms); 0 when nothing holds it, or only a clock that was ahead. */
export function pausedUntil({ until }: QueuePause, now: number): number {
  return until > now + LONGEST_DEFERRAL_MS ? 0 : until
}

export function isProbing({ strikes }: QueuePause): boolean {
  return strikes > 0
}

/** How long the queue would stand still if the next answer of this kind stopped it. */
export function nextPauseMs(
  { strikes }: QueuePause,
  kind: PauseKind,
  timings: PauseTimings,
): number {
  const { firstMs, maxMs } = timings[causes[kind]]
  return Math.min(firstMs * 2 ** Math.min(strikes, 20), maxMs)
}

/** The pause after an answer that says this; the same one when it changes nothing. */
export function heeded(
  pause: QueuePause,
  kind: PauseKind | null,
  now: number,
  timings: PauseTimings,
): QueuePause {
  if (kind === null) return isProbing(pause) ? noPause : pause
  // Answers to calls that were already under way say the same thing again.
  if (pausedUntil(pause, now) > now) return pause
  return { strikes: pause.strikes + 1, until: now + nextPauseMs(pause, kind, timings) }
}
