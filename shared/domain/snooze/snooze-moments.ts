import { Temporal } from 'temporal-polyfill'
import type { OpeningHours } from '../hours/opening-hours.ts'
import { momentOn } from '../schedule/schedule-moments.ts'

const HOUR_MS = 60 * 60_000
const MINUTE_MS = 60_000

/** By the habit of offices that have not said when they open. */
const USUAL_OPENING = '08:00'

export type SnoozeMoment = {
  readonly key: 'open-hours' | 'next-day' | 'next-week'
  readonly at: number
}

type Place = {
  readonly now: number
  readonly hours: OpeningHours | null
  readonly timeZone: string
}

/** What is offered at one touch, counted by the opening hours; each moment once. */
export function snoozeMoments({ now, hours, timeZone }: Place): SnoozeMoment[] {
  const opening = (days: number): number | null =>
    hours === null
      ? momentOn(now, days, USUAL_OPENING, timeZone)
      : (hours.spanFrom(momentOn(now, days, '00:00', timeZone))?.start ?? null)
  const moments = [
    { key: 'open-hours', at: afterOpenMs(hours, now, 2 * HOUR_MS) },
    { key: 'next-day', at: opening(1) },
    { key: 'next-week', at: opening(daysToMonday(now, timeZone)) },
  ] as const
  return moments.flatMap(({ key, at }, place) => {
    const isNew = at !== null && !moments.slice(0, place).some((other) => other.at === at)
    return isNew ? [{ key, at }] : []
  })
}

/** When the desk will have been open for so long, in whole minutes; null where it never will be. */
export function afterOpenMs(hours: OpeningHours | null, from: number, ms: number): number | null {
  let left = ms
  let at: number | null = from
  while (hours !== null && at !== null) {
    const span = hours.spanFrom(at)
    if (span === null) return null
    const begin = Math.max(at, span.start)
    if (span.end - begin >= left) return wholeMinute(begin + left)
    left -= span.end - begin
    at = span.end
  }
  return wholeMinute(from + ms)
}

function wholeMinute(at: number): number {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS
}

/** From 1 to 7: on a Monday, to the next one. */
function daysToMonday(now: number, timeZone: string): number {
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return 8 - dayOfWeek
}
