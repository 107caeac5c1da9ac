import { seededRandom } from '../support/seeded.ts'

/** All that a simulation leaves to chance, decided by its seed. */
export type Dice = {
  /** A whole number below `end`. */
  readonly below: (end: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(choices: readonly T[]) => T | undefined
}

export function createDice(seed: number): Dice {
  const random = seededRandom(seed)
  const below = (end: number) => Math.floor(random() * end)
  return {
    below,
    chance: (share) => random() < share,
    pick: (choices) => choices[below(choices.length)],
  }
}
