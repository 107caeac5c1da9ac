/** A sample that took longer says too little about when the relay looked at its clock. */
const SLOWEST_SAMPLE_MS = 3000

/** After so long a worse sample is believed again: clocks drift, and PCs wake up. */
const GOOD_FOR_MS = 5 * 60_000

/**
 * Relay's clock less this PC's, from the answers' times: the relay read its clock somewhere between
 * asking and answer, so the quickest answer knows best.
 */
export type ClockOffset = {
  readonly offset: () => number
  /** All in ms; `asked` and `answered` on this PC's clock, `relayClock` on the relay's. */
  readonly observe: (asked: number, answered: number, relayClock: number) => void
}

export function createClockOffset(initial: number): ClockOffset {
  let best = { offset: initial, took: Number.POSITIVE_INFINITY, at: 0 }
  return {
    offset: () => best.offset,
    observe(asked, answered, relayClock) {
      const took = answered - asked
      if (took < 0 || took > SLOWEST_SAMPLE_MS) return
      if (took > best.took && Math.abs(answered - best.at) < GOOD_FOR_MS) return
      best = { offset: Math.round(relayClock - (asked + answered) / 2), took, at: answered }
    },
  }
}
