import { median } from '../bench/measure.ts'

/** How much higher the last tenth may lie than the second one; in the first the program warms up. */
const GROWTH = 1.2
const LEAST_LOOKS = 20

export type Flatness = { readonly ratio: number; readonly isFlat: boolean }

/**
 * Whether what was looked at again and again has stayed where it was: the last tenth of the looks
 * comes to at most 1.2 times the second tenth. `comesTo` says what a tenth comes to.
 * @throws when there are too few looks to tell.
 */
export function flatness(
  looks: readonly number[],
  comesTo: (tenth: readonly number[]) => number = median,
): Flatness {
  if (looks.length < LEAST_LOOKS) throw new Error(`${looks.length} looks are too few.`)
  const tenth = Math.floor(looks.length / 10)
  const ratio = comesTo(looks.slice(-tenth)) / comesTo(looks.slice(tenth, 2 * tenth))
  return { ratio, isFlat: ratio <= GROWTH }
}

/** Of a saw: what is really held is seen just after garbage was collected. */
export function floor(looks: readonly number[]): number {
  return Math.min(...looks)
}
