/**
 * A reply that was sent waits for a moment, in which its author can take it back: WhatsApp has no
 * recall. No hold is longer than this (ms): one that seems so was begun by a clock that was set since.
 */
export const LONGEST_HOLD_MS = 10_000

/** @param heldUntil ms; null: it does not wait. */
export function isHeld(heldUntil: number | null, now: number): boolean {
  return heldUntil !== null && now < heldUntil && heldUntil <= now + LONGEST_HOLD_MS
}
