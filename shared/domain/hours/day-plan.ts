import { Temporal } from 'temporal-polyfill'
import { holidayDate } from './holiday-dates.ts'
import {
  type Holiday,
  type HoursException,
  type OpeningCalendar,
  type Shift,
  weekdays,
} from './opening-calendar.ts'

/** What holds on one date, and why: a screen says "fechado: Consciência Negra". */
export type DayPlan = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly shifts: readonly Shift[]
  readonly because: HoursException | Holiday | null
}

/**
 * What a calendar says of a date: an exception, else an observed holiday, else the weekday. On which
 * dates its holidays fall is worked out once for each year.
 */
export function createPlanner(calendar: OpeningCalendar): (date: string) => DayPlan {
  const years = new Map<number, ReadonlyMap<string, readonly Holiday[]>>()

  function holidaysOf(year: number) {
    let known = years.get(year)
    if (known === undefined) {
      const dated = calendar.holidays
        .filter(({ observed }) => observed)
        .map((holiday) => ({ holiday, date: holidayDate(holiday, year) ?? '' }))
      const byDate = Map.groupBy(dated, ({ date }) => date)
      known = new Map([...byDate].map(([date, each]) => [date, each.map(({ holiday }) => holiday)]))
      years.set(year, known)
    }
    return known
  }

  return (date) => {
    const exception = calendar.exceptions.findLast(({ from, to }) => from <= date && date <= to)
    if (exception) return { date, shifts: exception.shifts, because: exception }
    const plain = Temporal.PlainDate.from(date)
    const usual = calendar.weekly[weekdays[plain.dayOfWeek - 1] ?? 'sunday']
    // Of two on one date, the one that leaves less of the day.
    const [strictest] = (holidaysOf(plain.year).get(date) ?? [])
      .map((holiday) => ({ holiday, shifts: leftBy(holiday, usual) }))
      .sort((one, other) => lengthOf(one.shifts) - lengthOf(other.shifts))
    if (strictest) return { date, shifts: strictest.shifts, because: strictest.holiday }
    return { date, shifts: usual, because: null }
  }
}

function leftBy({ opensAt, closesAt }: Holiday, usual: readonly Shift[]): readonly Shift[] {
  if (opensAt === undefined && closesAt === undefined) return []
  return usual
    .map(({ from, to }) => ({
      from: from > (opensAt ?? '00:00') ? from : (opensAt ?? from),
      to: to < (closesAt ?? '24:00') ? to : (closesAt ?? to),
    }))
    .filter(({ from, to }) => from < to)
}

function lengthOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0)
}

/** Minutes since midnight, by the wall clock. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
