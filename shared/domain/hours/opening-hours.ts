import { Temporal } from 'temporal-polyfill'
import { dateAt as dateIn } from '../local-day.ts'
import { createPlanner, type DayPlan, minuteOf } from './day-plan.ts'
import type { OpeningCalendar } from './opening-calendar.ts'

/** Open from the moment `start` to, not including, the moment `end`; both in ms since the epoch. */
export type OpenSpan = { readonly start: number; readonly end: number }

/**
 * An opening calendar on a time line. Moments are milliseconds since the epoch; days are those of
 * the organisation's time zone, whatever the PC says. Days are worked out once and kept, because a
 * queue asks for the same few again and again.
 */
export type OpeningHours = {
  isOpenAt(moment: number): boolean
  /** The span that holds at `moment`, else the next one; null when none comes within two years. */
  spanFrom(moment: number): OpenSpan | null
  /** The newest span that began before `moment`; null when none did within two years. */
  spanBefore(moment: number): OpenSpan | null
  /** Open time between two moments, in ms; 0 where `to` is not after `from`. */
  openMsBetween(from: number, to: number): number
  planOf(date: string): DayPlan
  /** The organisation's date (`YYYY-MM-DD`) at a moment. */
  dateAt(moment: number): string
}

/** An office that stays closed for longer has no calendar worth searching. */
const HORIZON_DAYS = 731

export function createOpeningHours(calendar: OpeningCalendar, timeZone: string): OpeningHours {
  const known = new Map<string, { plan: DayPlan; spans: readonly OpenSpan[] }>()

  const planOf = createPlanner(calendar)

  function dayOf(date: string) {
    let day = known.get(date)
    if (day === undefined) {
      const plan = planOf(date)
      day = { plan, spans: spansOf(plan, timeZone) }
      known.set(date, day)
    }
    return day
  }

  const dateAt = (moment: number) => dateIn(moment, timeZone)

  /** The days from the one that `moment` lies in, forwards or backwards. */
  function* daysFrom(moment: number, step: 1 | -1) {
    let date = Temporal.PlainDate.from(dateAt(moment))
    for (let left = HORIZON_DAYS; left > 0; left -= 1) {
      yield dayOf(date.toString()).spans
      date = date.add({ days: step })
    }
  }

  function spanFrom(moment: number): OpenSpan | null {
    for (const spans of daysFrom(moment, 1)) {
      const span = spans.find(({ end }) => end > moment)
      if (span) return span
    }
    return null
  }

  return {
    spanFrom,
    spanBefore: (moment) => {
      for (const spans of daysFrom(moment, -1)) {
        const span = spans.findLast(({ start }) => start < moment)
        if (span) return span
      }
      return null
    },
    isOpenAt: (moment) => {
      const { spans } = dayOf(dateAt(moment))
      return spans.some(({ start, end }) => start <= moment && moment < end)
    },
    openMsBetween: (from, to) => {
      let sum = 0
      let at = from
      while (at < to) {
        const span = spanFrom(at)
        if (span === null || span.start >= to) break
        sum += Math.min(span.end, to) - Math.max(span.start, at)
        at = span.end
      }
      return sum
    },
    planOf: (date) => dayOf(date).plan,
    dateAt,
  }
}

/** A shift's wall-clock times, on the time line; daylight saving may make it longer or shorter. */
function spansOf({ date, shifts }: DayPlan, timeZone: string): OpenSpan[] {
  const day = Temporal.PlainDate.from(date)
  const momentOf = (time: string) =>
    day
      .toPlainDateTime({ hour: 0 })
      .add({ minutes: minuteOf(time) })
      .toZonedDateTime(timeZone).epochMilliseconds
  return shifts
    .map(({ from, to }) => ({ start: momentOf(from), end: momentOf(to) }))
    .filter(({ start, end }) => start < end)
}
