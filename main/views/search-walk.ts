import type { SearchIndex } from '../projections/search-index.ts'
import type { SearchPlan } from './search-plan.ts'

/** After so long (ms) a walk says how far it came, and whoever asked goes on from there. */
const PAUSE_AFTER_MS = 1.5

/** So many lines a call looks up even where planning took all of its time: else it would be one each. */
const FEWEST_LINES = 4

/** Places of the log in the first stretch, and in the shortest one. */
const FIRST_STRETCH = 16_000
const SHORTEST_STRETCH = 2_000
/** So many times longer the next one is at most: what took no time at all tells little of it. */
const GROWTH = 8

/** So many lines at a time of which most may not count. */
const SIFTED = 200

/**
 * Goes down the log from its newest line, stretch by stretch, because words that are common and
 * hardly ever meet would hold the screen up: every call takes about as long, however large the log is.
 * @param take is handed each line, and says whether it counts.
 * @param after the place above which everything was seen already.
 * @param since when the search began, of which planning is a part.
 * @param now ms of a clock that nobody sets.
 * @returns where to go on; null at the end.
 */
export function walkLog(
  index: Pick<SearchIndex, 'last' | 'newest'>,
  plan: SearchPlan,
  { after, limit, since }: { after: number | null; limit: number; since: number },
  take: (seq: number) => boolean,
  now: () => number = () => performance.now(),
): number | null {
  const pauseAt = since + PAUSE_AFTER_MS
  let to = Math.min(index.last(), (after ?? Number.MAX_SAFE_INTEGER) - 1)
  let length = plan.isOfFew ? Number.MAX_SAFE_INTEGER : FIRST_STRETCH
  let left = limit
  let looked = 0
  while (to >= plan.lowest) {
    const isLate = to >= plan.lateFrom
    const from = Math.max(isLate ? plan.lateFrom : plan.lowest, to - length + 1)
    const expression = isLate ? plan.lateExpression : plan.expression
    const began = now()
    const most = plan.attendedBy === null ? left : SIFTED
    const seqs = index.newest({ expression, from, to, limit: most })
    const tookMs = now() - began
    const isWhole = seqs.length < most
    for (const seq of seqs) {
      to = seq - 1
      if (take(seq)) left -= 1
      looked += 1
      // A line is looked up, and its words are cut: twenty of them take as long as finding them.
      if (left === 0 || (now() >= pauseAt && looked >= FEWEST_LINES)) break
    }
    if (isWhole && (seqs.length === 0 || to === (seqs.at(-1) ?? 0) - 1)) to = from - 1
    if (left === 0 || now() >= pauseAt) return to >= plan.lowest ? to + 1 : null
    length = nextLength(length, tookMs, pauseAt - now())
  }
  return null
}

/** What should take half of the time that is left, by the speed of the stretch before. */
function nextLength(length: number, tookMs: number, leftMs: number): number {
  const times = Math.min(leftMs / 2 / Math.max(tookMs, 0.001), GROWTH)
  return Math.max(Math.floor(length * times), SHORTEST_STRETCH)
}
