import type { OpeningHours } from '../hours/opening-hours.ts'

/** Where a queue stands in time. Moments are ms since the epoch. */
export type UrgencyClock = {
  readonly now: number
  /** When the desk next opens after the shift that is on, or that comes first. */
  readonly nextChance: number
}

/** An office that never said when it is open answers first what closes within so long (ms). */
const SOON_MS = 3 * 60 * 60 * 1000

/** No shift comes any more. */
const NEVER = Number.MAX_SAFE_INTEGER

export function urgencyClock(hours: OpeningHours | null, now: number): UrgencyClock {
  if (hours === null) return { now, nextChance: now + SOON_MS }
  const current = hours.spanFrom(now)
  const following = current && hours.spanFrom(current.end)
  return { now, nextChance: following?.start ?? NEVER }
}

/** One class after the other: no moment is as great. */
export const URGENCY_CLASS = 2 ** 44

/** Added to the key of who waits for no answer: they stand after all who do. */
export const ANSWERED = 2 ** 52

export type Waiting = {
  /** Null: the last word is the desk's. */
  readonly waitingSince: number | null
  /** Null: the service window never opened. */
  readonly windowClosesAt: number | null
  readonly openedAt: number
}

/**
 * Where somebody stands among those who are to be answered; the least is first.
 * 1. Whose window closes before the desk has another chance (`this-shift` and `before-reopening` of
 *    the window's outlook): the one that closes first.
 * 2. Whose window has closed, so that only a template reaches them: the longest wait.
 * 3. All others, by the longest wait. As open hours pass for all alike, no clock of them is needed.
 */
export function urgencyKey(
  { waitingSince, windowClosesAt, openedAt }: Waiting,
  { now, nextChance }: UrgencyClock,
): number {
  if (waitingSince === null) return ANSWERED + openedAt
  if (windowClosesAt === null || windowClosesAt <= now) return URGENCY_CLASS + waitingSince
  return windowClosesAt <= nextChance ? windowClosesAt : 2 * URGENCY_CLASS + waitingSince
}
