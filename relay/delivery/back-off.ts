import type { FailureClass } from '../../shared/domain/failure-class.ts'

/** Somebody waits for the answer, so that WhatsApp's mending is noticed within a minute. */
const MAX_BACK_OFF_MS = 60_000
const MAX_PAIR_BACK_OFF_MS = 4 ** 5 * 1000

/**
 * No deferral and no pause is longer. What seems to wait beyond it was put off by a clock that has
 * been set back since: it is due.
 */
export const LONGEST_DEFERRAL_MS = 20 * 60_000

/** After so many attempts, trouble that "often stays" counts as permanent. */
export const FEW_ATTEMPTS = 5

/** A reply that could not go out for so long has lost its service window anyway. */
export const GIVE_UP_AFTER_MS = 24 * 60 * 60_000

/**
 * How long to wait before the next attempt, in milliseconds: 1, 2, 4 … seconds with up to half of
 * it left to chance, so that many waiting replies do not come back at once. For the pair limit
 * 4^n seconds, as Meta asks (reference, section 5.6).
 * @param attempts how many were made, from 1.
 * @param random in [0, 1).
 */
export function backOffMs(
  refusal: FailureClass,
  attempts: number,
  random: number,
  baseMs: number,
): number {
  const exponent = Math.min(attempts - 1, 20)
  if (refusal === 'slow-citizen') return Math.min(4 ** exponent * baseMs, MAX_PAIR_BACK_OFF_MS)
  const full = Math.min(2 ** exponent * baseMs, MAX_BACK_OFF_MS)
  return Math.round(full * (1 - random / 2))
}
