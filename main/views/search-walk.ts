import type { SearchIndex } from '../projections/search-index.ts'
import type { SearchPlan } from './search-plan.ts'

/** After so long (ms) a walk says how far it came, and whoever asked goes on from there. */
const PAUSE_AFTER_MS = 2

/** Places of the log in the first stretch; one that took little time is followed by a longer one. */
const FIRST_STRETCH = 50_000
const QUICK_MS = 1
const GROWTH = 4

/**
 * Goes down the log from its newest line, stretch by stretch, because words that are common and
 * hardly ever meet would hold the screen up: every call takes about as long, however large the log is.
 * @param take is handed each line, and says whether it counts.
 * @param after the place above which everything was seen already.
 * @returns where to go on; null at the end.
 */
export function walkLog(
  index: SearchIndex,
  plan: SearchPlan,
  { after, limit }: { after: number | null; limit: number },
  take: (seq: number) => boolean,
): number | null {
  const began = performance.now()
  let to = Math.min(index.last(), (after ?? Number.MAX_SAFE_INTEGER) - 1)
  let length = plan.isOfFew ? Number.MAX_SAFE_INTEGER : FIRST_STRETCH
  let left = limit
  while (to >= plan.lowest) {
    const isLate = to >= plan.lateFrom
    const from = Math.max(isLate ? plan.lateFrom : plan.lowest, to - length + 1)
    const expression = isLate ? plan.lateExpression : plan.expression
    const stretchBegan = performance.now()
    const seqs = index.newest({ expression, from, to, limit: left })
    if (performance.now() - stretchBegan < QUICK_MS) length *= GROWTH
    const last = seqs.at(-1)
    to = seqs.length === left && last !== undefined ? last - 1 : from - 1
    for (const seq of seqs) if (take(seq)) left -= 1
    const isPaused = performance.now() - began >= PAUSE_AFTER_MS
    if (left === 0 || isPaused) return to >= plan.lowest ? to + 1 : null
  }
  return null
}
