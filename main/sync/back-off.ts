/** Pauses between attempts: 0.5 s, doubling up to 15 s, each by up to half shorter. */
export type BackOff = {
  /** The next pause in ms. */
  readonly next: () => number
  readonly reset: () => void
}

export function createBackOff({
  firstMs = 500,
  longestMs = 15_000,
  random = Math.random,
} = {}): BackOff {
  let step = firstMs
  return {
    next() {
      const pause = step * (1 - random() / 2)
      step = Math.min(step * 2, longestMs)
      return pause
    },
    reset() {
      step = firstMs
    },
  }
}
