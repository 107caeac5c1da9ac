import { Temporal } from 'temporal-polyfill'
import { createPlanner, type DayPlan } from './day-plan.ts'
import type { OpeningCalendar } from './opening-calendar.ts'

/**
 * What a day of the year is, for whoever looks at all of them:
 * - `open`, `closed`: as the week says, or an exception that closes or opens it;
 * - `partly`: other shifts than the week's, by a holiday of half a day or an exception;
 * - `holiday`: closed by one.
 */
export type DayState = 'open' | 'partly' | 'closed' | 'holiday'

export type YearDay = DayPlan & { readonly state: DayState }

/** `first`: the weekday of the first day, 0 for Monday. */
export type YearMonth = {
  readonly month: number
  readonly first: number
  readonly days: readonly YearDay[]
}

export function planOfYear(calendar: OpeningCalendar, year: number): YearMonth[] {
  const planOf = createPlanner(calendar)
  return Array.from({ length: 12 }, (_, at) => {
    const first = Temporal.PlainDate.from({ year, month: at + 1, day: 1 })
    const days = Array.from({ length: first.daysInMonth }, (__, day) => {
      const plan = planOf(first.add({ days: day }).toString())
      return { ...plan, state: stateOf(plan) }
    })
    return { month: at + 1, first: first.dayOfWeek - 1, days }
  })
}

function stateOf({ shifts, because }: DayPlan): DayState {
  if (because === null) return shifts.length > 0 ? 'open' : 'closed'
  const isHoliday = !('kind' in because)
  if (shifts.length === 0) return isHoliday ? 'holiday' : 'closed'
  return !isHoliday && because.kind === 'open' ? 'open' : 'partly'
}
