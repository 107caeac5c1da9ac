import { type BackOff, createBackOff } from '../sync/back-off.ts'

/**
 * Lanes whose next command got no answer that helps. Each is left alone for a while, longer
 * each time, so that it does not hold up the others.
 */
export type Resting = {
  readonly rest: (lane: string) => void
  /** An answer came: the next pause is a short one again. */
  readonly end: (lane: string) => void
  readonly endAll: () => void
  /** Both at one moment. `forMs`: until the first of them may be tried again; null for none. */
  readonly look: () => { lanes: string[]; forMs: number | null }
}

export function createResting(timing: { firstMs: number; longestMs: number }): Resting {
  const resting = new Map<string, { until: number; backOff: BackOff }>()
  const now = () => performance.now()
  return {
    rest(lane) {
      const { backOff } = resting.get(lane) ?? { backOff: createBackOff(timing) }
      resting.set(lane, { until: now() + backOff.next(), backOff })
    },
    end: (lane) => void resting.delete(lane),
    endAll: () => resting.clear(),
    look() {
      const moment = now()
      const left = [...resting].filter(([, { until }]) => until > moment)
      const ends = left.map(([, { until }]) => until - moment)
      return {
        lanes: left.map(([lane]) => lane),
        forMs: ends.length === 0 ? null : Math.min(...ends),
      }
    },
  }
}
