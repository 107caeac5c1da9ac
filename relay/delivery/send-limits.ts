/**
 * WhatsApp's limits, kept before it has to say so: what goes over them counts against the quality
 * of the number. Source: Cloud API reference, section 5.6. What was sent stands in the store
 * (`sending-state.ts`), so that several processes keep them together; here is the arithmetic.
 */
export type SendLimits = {
  /** When the bucket of the pair will be full again (ms): one number says how many tokens it has. */
  readonly fullAt: number
  /** The times of the number's last sends (ms), oldest first. */
  readonly sends: readonly number[]
}

/** To one citizen: 45 at once, then one in six seconds. */
const PAIR_CAPACITY = 45
const PAIR_REFILL_MS = 6000
const PAIR_REACH_MS = PAIR_CAPACITY * PAIR_REFILL_MS

/** A pair whose bucket is full so much later has no token left. */
export const PAIR_EMPTY_MS = (PAIR_CAPACITY - 1) * PAIR_REFILL_MS

/** From one number: 80 within any second. */
const NUMBER_COUNT = 80
export const NUMBER_SPAN_MS = 1000

/** When a reply may go: `now`, or the moment (ms) at which the limits let it. */
export function readyAt({ fullAt, sends }: SendLimits, now: number): number {
  return Math.max(now, pairFullAt(fullAt, now) - PAIR_EMPTY_MS, numberReadyAt(sends, now))
}

/** The limits after a reply that goes now. */
export function taken({ fullAt, sends }: SendLimits, now: number): SendLimits {
  return { fullAt: pairFullAt(fullAt, now) + PAIR_REFILL_MS, sends: counted(sends, now) }
}

/** How many may go from a number now. */
export function roomOf(sends: readonly number[], now: number): number {
  return NUMBER_COUNT - known(sends, now).filter((at) => at + NUMBER_SPAN_MS > now).length
}

export function numberReadyAt(sends: readonly number[], now: number): number {
  return nthReadyAt(sends, now, NUMBER_COUNT)
}

/**
 * Counts a call that is no message, if the number has much room: half of it is always left to the
 * replies. @returns null when it may not go.
 */
export function spareTaken(sends: readonly number[], now: number): number[] | null {
  return nthReadyAt(sends, now, NUMBER_COUNT / 2) > now ? null : counted(sends, now)
}

/** Which `fullAt` hold a reply now: above the one, and up to the other. */
export function heldPairs(now: number): readonly [above: number, upTo: number] {
  return [now + PAIR_EMPTY_MS, now + PAIR_REACH_MS]
}

// What lies further ahead than a limit reaches was counted by a clock that has been set back.
function pairFullAt(fullAt: number, now: number): number {
  return fullAt > now + PAIR_REACH_MS ? now : Math.max(fullAt, now)
}

/** The same of a number; up to its span ahead it is another process's clock. */
function known(sends: readonly number[], now: number): number[] {
  return sends.filter((at) => at <= now + NUMBER_SPAN_MS)
}

function nthReadyAt(sends: readonly number[], now: number, count: number): number {
  const oldest = known(sends, now).at(-count)
  return oldest === undefined ? now : Math.max(now, oldest + NUMBER_SPAN_MS)
}

function counted(sends: readonly number[], now: number): number[] {
  return [...known(sends, now), now].toSorted((one, other) => one - other).slice(-NUMBER_COUNT)
}
