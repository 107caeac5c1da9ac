import type { Unconfirmed } from './timeline.ts'

/** A reaction to a message: one of each side at most. */
export type ReactionView = {
  from: 'citizen' | 'agent'
  /** What stands there; null: nothing does, and `problem` or `unconfirmed` says why it is told. */
  emoji: string | null
  /** The desk's newest did not arrive, or nobody knows; `emoji` null: it was to take one back. */
  problem: { emoji: string | null; state: 'failed' | 'unknown'; code: number | null } | null
  /** The desk's newest has not reached the record yet, or was refused. */
  unconfirmed: (Unconfirmed & { since: number }) | null
}
