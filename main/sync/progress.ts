/**
 * How far a first replication has come and how long it will still take, told calmly: what was shown
 * never goes back, also where a slice that failed does, and the time left grows only when it is
 * plainly wrong.
 */
export type Progress = {
  readonly done: number
  readonly total: number
  /** Milliseconds; null while nobody can say. */
  readonly leftMs: number | null
  /** Where the present observation began, where its last stretch did, and what was seen of it. */
  readonly first: Point
  readonly last: Point
  /** Items a millisecond; null before the first stretch has ended. */
  readonly rate: number | null
}

type Point = { readonly at: number; readonly done: number }

/** A rate is taken over at least so long (ms): chunks of a body come in bursts. */
const STRETCH_MS = 500
/** What was seen for less than this (ms) foretells nothing. */
const KNOWN_AFTER_MS = 3_000
/** How far back the rate remembers (ms). */
const MEMORY_MS = 8_000
/** Something that came no further for so long (ms) has no time left that anybody knows. */
const STALLED_MS = 10_000
/** A longer time is believed only if it is so many times the one that was told. */
const PLAINLY_LONGER = 1.3

/**
 * @param before null at the first look.
 * @param seen `at`: ms of a clock that nobody sets; `done` of `total` items, rising but for what was
 * taken back.
 */
export function advance(
  before: Progress | null,
  { at, done, total }: Point & { readonly total: number },
): Progress {
  if (before === null || before.total !== total) {
    // All is fetched again, if there is more or less of it: the bar stands still until it is there.
    const shown = before === null ? 0 : Math.floor((before.done / before.total) * total)
    return observe({ done: Math.max(done, shown), total }, { at, done })
  }
  const shown = { done: Math.max(before.done, done), total }
  const isStalled = at - before.last.at >= STALLED_MS
  if (done < before.last.done || isStalled) return observe(shown, { at, done })
  const isOver = done > before.last.done && at - before.last.at >= STRETCH_MS
  if (!isOver) return { ...before, ...shown }
  const rate = smoothed(before, { at, done })
  const seen = { ...before, ...shown, last: { at, done }, rate }
  return { ...seen, leftMs: timeLeft(before.leftMs, seen) }
}

/** The connection was cut: what is done stays, and how fast it went says nothing of the next one. */
export function interrupted({ done, total, last }: Progress): Progress {
  return observe({ done, total }, last)
}

function observe(shown: { done: number; total: number }, from: Point): Progress {
  return { ...shown, leftMs: null, first: from, last: from, rate: null }
}

function smoothed({ last, rate }: Progress, { at, done }: Point): number {
  const tookMs = at - last.at
  const present = (done - last.done) / tookMs
  if (rate === null) return present
  const weight = 1 - Math.exp(-tookMs / MEMORY_MS)
  return rate + (present - rate) * weight
}

function timeLeft(told: number | null, { total, first, last, rate }: Progress): number | null {
  if (rate === null || rate <= 0 || last.at - first.at < KNOWN_AFTER_MS) return null
  const left = Math.round((total - last.done) / rate)
  return told === null || left < told || left > told * PLAINLY_LONGER ? left : told
}
