import type { Environment } from '../../relay/config-variable.ts'
import type { Engine } from '../../relay/store/port.ts'

export type Size = 'small' | 'full'

/** A way to torture the relay. It throws when the relay did not bear it. */
export type Scenario = {
  readonly name: string
  /** What is done, and what holds all the same. */
  readonly what: string
  /** Where the store is ours to break, or its engine makes no difference: SQLite alone. */
  readonly engines: readonly Engine[]
  /** A sentence that says why this machine cannot do it; null when it can. */
  readonly obstacle?: () => string | null
  run(torture: Torture): Promise<Figures>
}

/** What was done and found, for the line at the end. */
export type Figures = Readonly<Record<string, number | string>>

/** What a scenario is given: everything that varies between two runs comes from here. */
export type Torture = {
  /** In [0, 1), decided by the seed. */
  readonly random: () => number
  /** `small` within `npm test`, `full` within `npm run torture`. */
  readonly amount: (small: number, full: number) => number
  /** How far it is; whoever waits for an hour wants to know. */
  readonly progress: (done: number, of: number) => void
  /** A new, empty store with the accounts of `relay-accounts.ts`; it goes when the scenario ends. */
  readonly newHome: () => Promise<Home>
}

/** Where a relay keeps its record. */
export type Home = {
  readonly dataFolder: string
  /** The whole environment of a relay that keeps its record here. */
  environment(apiUrl: string): Environment
}
