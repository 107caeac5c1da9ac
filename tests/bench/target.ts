import { rounded } from './measure.ts'

/** A measured figure beside what it shall be, as `npm run bench` prints it. */
export type Figure = { readonly is: number; readonly shall: string; readonly holds: boolean }

export function atLeast(value: number, target: number): Figure {
  return { is: rounded(value), shall: `≥ ${target}`, holds: value >= target }
}

export function atMost(value: number, target: number): Figure {
  return { is: rounded(value), shall: `≤ ${target}`, holds: value <= target }
}
