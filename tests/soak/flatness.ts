import { median } from '../bench/measure.ts'

/** How much higher the last tenth may lie than the second one; in the first the program warms up. */
const GROWTH = 1.2
const LEAST_LOOKS = 20

export type Flatness = { readonly ratio: number; readonly isFlat: boolean }

/**
 * Whether what was looked at again and again has stayed where it was: the median of the last tenth
 * of the looks is at most 1.2 times the median of the second tenth.
 * @throws when there are too few looks to tell.
 */
export function flatness(looks: readonly number[]): Flatness {
  if (looks.length < LEAST_LOOKS) throw new Error(`${looks.length} looks are too few.`)
  const tenth = Math.floor(looks.length / 10)
  const ratio = median(looks.slice(-tenth)) / median(looks.slice(tenth, 2 * tenth))
  return { ratio, isFlat: ratio <= GROWTH }
}
