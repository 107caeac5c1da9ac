import type { Line } from './timeline-lines.ts'

/** Lines `first` up to, not including, `end`. */
export type Stretch = { readonly first: number; readonly end: number }

/** What is seen of the list (px below the beginning of its first line). */
export type Seen = { readonly top: number; readonly bottom: number }

/** Where each line begins (px below the first one), and at last where the last one ends. */
export function placesOf(heights: readonly number[]): number[] {
  const places = [0]
  let place = 0
  for (const height of heights) {
    place += height
    places.push(place)
  }
  return places
}

/** The lines of which something stands between two places. */
export function linesBetween(places: readonly number[], { top, bottom }: Seen): Stretch {
  const count = places.length - 1
  const first = Math.min(firstEndingBelow(places, top), Math.max(count - 1, 0))
  return { first, end: Math.min(firstEndingBelow(places, bottom) + 1, count) }
}

/**
 * What is to be drawn: as it is for as long as that reaches `near` beyond what is seen, else the lines
 * up to `beyond` it. So each drawing is of a few lines, and not every pixel makes one. Lines that have
 * come to stand further away than `far` (an earlier case is unfolded, a day is read at the end) are let go.
 */
export function worthDrawing(
  drawn: Stretch,
  places: readonly number[],
  seen: Seen,
  { near, beyond, far }: { near: number; beyond: number; far: number },
): Stretch {
  const within = (px: number) =>
    linesBetween(places, { top: seen.top - px, bottom: seen.bottom + px })
  const [needed, most] = [within(near), within(far)]
  const isEnough = drawn.first <= needed.first && drawn.end >= needed.end
  const isMuch = drawn.first < most.first || drawn.end > most.end
  return isEnough && !isMuch ? drawn : within(beyond)
}

/**
 * Lines of which more have come to stand between the first and the last (an earlier case is unfolded):
 * from the first on, no more than so high (px).
 */
export function cutTo(most: number, { first, end }: Stretch, places: readonly number[]): Stretch {
  const [top = 0, bottom = 0] = [places[first], places[end]]
  if (bottom - top <= most) return { first, end }
  return { first, end: linesBetween(places, { top, bottom: top + most }).end }
}

/** Lines at the end, as high as what is seen. */
export function lastLines(places: readonly number[], height: number): Stretch {
  const bottom = places.at(-1) ?? 0
  return { ...linesBetween(places, { top: bottom - height, bottom }), end: places.length - 1 }
}

/**
 * The lines that were drawn, where they stand in the list as it is now: what comes above them or
 * below only moves their numbers. A day goes up with its first item, and says nothing of a place.
 * @returns null where none of them is left.
 */
export function carriedOver(
  { first, end }: Stretch,
  before: readonly Line[],
  now: readonly Line[],
): Stretch | null {
  const drawn = before.slice(first, end).filter(({ kind }) => kind !== 'day')
  const keys = new Set(drawn.map(({ key }) => key))
  const here = now.findIndex(({ key }) => keys.has(key))
  if (here < 0) return null
  return { first: here, end: now.findLastIndex(({ key }) => keys.has(key)) + 1 }
}

/** By halves: a conversation may have tens of thousands. */
function firstEndingBelow(places: readonly number[], place: number): number {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle + 1] ?? Number.POSITIVE_INFINITY) > place) high = middle
    else low = middle + 1
  }
  return low
}
