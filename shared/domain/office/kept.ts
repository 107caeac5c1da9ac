/**
 * A document that the whole organisation shares, as its newest event left it. Invariant: `version`
 * grows by one with each.
 */
export type Kept<Body> = {
  readonly body: Body
  readonly version: number
  /** What made this version: what a change of it is based on. */
  readonly commandId: string
}
