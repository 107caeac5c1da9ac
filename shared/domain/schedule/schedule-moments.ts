import { Temporal } from 'temporal-polyfill'
import type { OpeningHours } from '../hours/opening-hours.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export type ScheduleProblem = 'past' | 'beyond-window'

/** Why nothing can be scheduled for a moment; null where it can. @param closesAt the service window. */
export function scheduleProblem(
  dueAt: number,
  { now, closesAt }: { now: number; closesAt: number },
): ScheduleProblem | null {
  if (dueAt <= now) return 'past'
  return dueAt >= closesAt ? 'beyond-window' : null
}

export type QuickMoment = { readonly key: 'when-open' | 'in-1-hour'; readonly at: number }

type Moments = {
  readonly now: number
  readonly closesAt: number
  /** Null: always open. */
  readonly hours: OpeningHours | null
}

/** What is offered at one touch: those of them that can be. Whole minutes. */
export function quickMoments({ now, closesAt, hours }: Moments): QuickMoment[] {
  const opens = hours !== null && !hours.isOpenAt(now) ? (hours.spanFrom(now)?.start ?? null) : null
  const inOneHour = Math.ceil((now + HOUR_MS) / MINUTE_MS) * MINUTE_MS
  const moments: QuickMoment[] = [
    ...(opens === null ? [] : [{ key: 'when-open' as const, at: opens }]),
    { key: 'in-1-hour', at: inOneHour },
  ]
  return moments.filter(({ at }) => scheduleProblem(at, { now, closesAt }) === null)
}

/**
 * A time of day on the organisation's clock, so many days from now (ms).
 * @param time `HH:MM`.
 */
export function momentOn(now: number, days: number, time: string, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}
