import type { OpeningHours } from '../hours/opening-hours.ts'
import { momentOn } from '../schedule/schedule-moments.ts'
import type { QuietAsked, QuietSpan } from './quiet-choice.ts'
import { quietSpanEnd } from './quiet-span-end.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** By the habit of offices that are closed tomorrow, or have not said when they open. */
const USUAL_MORNING = '08:00'

export type QuietChoice = {
  readonly quietSpans: readonly QuietSpan[]
  readonly quietAsked: QuietAsked | null
}

/** `until`: when it ends (ms); null: not by itself. */
export type Quiet = { readonly because: 'asked' | 'span'; readonly until: number | null }

/**
 * Whether an agent is to be left in peace at a moment (ms); null where she is not.
 * @param timeZone the organisation's, by whose clock she works.
 */
export function quietAt(now: number, choice: QuietChoice, timeZone: string): Quiet | null {
  const { quietAsked } = choice
  const asked = quietAsked !== null && isStill(quietAsked.until, now) ? quietAsked : null
  if (asked?.kind === 'quiet') return { because: 'asked', until: asked.until }
  const span = spanAt(now, choice, timeZone)
  // What was broken without an end was the whole week: spans that end by now are others, and hold.
  const isBroken = asked !== null && (asked.until !== null || span?.until === null)
  return isBroken ? null : span
}

/** What she asks for in order to be told again: a span that is on is broken until it is over. */
export function hearAgain(now: number, choice: QuietChoice, timeZone: string): QuietAsked | null {
  const span = spanAt(now, choice, timeZone)
  return span === null ? null : { kind: 'heard', until: span.until }
}

function spanAt(now: number, { quietSpans }: QuietChoice, timeZone: string): Quiet | null {
  const end = quietSpanEnd(now, quietSpans, timeZone)
  return end === null ? null : { because: 'span', until: end.at }
}

function isStill(until: number | null, now: number): boolean {
  return until === null || now < until
}

export const quietKeys = ['hour', 'tomorrow', 'open'] as const
export type QuietKey = (typeof quietKeys)[number]

type Place = {
  readonly now: number
  /** When the organisation attends; null where it has not said. */
  readonly hours: OpeningHours | null
  readonly timeZone: string
}

/**
 * Until when a choice leaves her in peace (ms): tomorrow, until the organisation opens, or eight
 * o'clock. Null: until she says otherwise.
 */
export function quietUntil(key: QuietKey, { now, hours, timeZone }: Place): number | null {
  if (key === 'open') return null
  if (key === 'hour') return Math.ceil((now + HOUR_MS) / MINUTE_MS) * MINUTE_MS
  const opening = hours?.spanFrom(momentOn(now, 1, '00:00', timeZone))?.start ?? null
  const isTomorrow = opening !== null && opening < momentOn(now, 2, '00:00', timeZone)
  return isTomorrow ? opening : momentOn(now, 1, USUAL_MORNING, timeZone)
}
