import { Temporal } from 'temporal-polyfill'
import { createPlanner, type DayPlan } from './day-plan.ts'
import { type OpeningCalendar, type Shift, weekdays } from './opening-calendar.ts'

/** A run of days on which the same holds before, and the same other thing after. */
export type ChangedDays = {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string
  readonly to: string
  readonly before: DayPlan
  readonly after: DayPlan
}

export type HoursChanges = {
  /** Weekdays with other shifts than before. */
  readonly weekly: readonly {
    readonly weekday: (typeof weekdays)[number]
    readonly before: readonly Shift[]
    readonly after: readonly Shift[]
  }[]
  /** Days that change by themselves, and not because their weekday does. */
  readonly days: readonly ChangedDays[]
  /** The first day on which the desk is open at other times than before; null: none is. */
  readonly first: string | null
}

/** So far ahead a change is looked at: holidays repeat after a year. */
const DAYS_AHEAD = 366

/** What a calendar changes of another one, from a date (`YYYY-MM-DD`) on. */
export function compareHours(
  before: OpeningCalendar,
  after: OpeningCalendar,
  today: string,
): HoursChanges {
  const weekly = weekdays
    .map((weekday) => ({
      ...{ weekday, before: before.weekly[weekday], after: after.weekly[weekday] },
    }))
    .filter((day) => !isSame(day.before, day.after))
  // With the new week on both sides only what is special about a day is left to differ.
  const earlierIn = createPlanner({ ...before, weekly: after.weekly })
  const [planBefore, planAfter] = [createPlanner(before), createPlanner(after)]
  const days: ChangedDays[] = []
  let first: string | null = null
  let date = Temporal.PlainDate.from(today)
  for (let left = DAYS_AHEAD; left > 0; left -= 1, date = date.add({ days: 1 })) {
    const plan = planAfter(date.toString())
    if (!isSame(planBefore(plan.date).shifts, plan.shifts)) first ??= plan.date
    const earlier = earlierIn(plan.date)
    if (isSamePlan(earlier, plan)) continue
    const last = days.at(-1)
    const isNext = last?.to === date.subtract({ days: 1 }).toString()
    if (last && isNext && isSamePlan(last.before, earlier) && isSamePlan(last.after, plan)) {
      days[days.length - 1] = { ...last, to: plan.date }
    } else days.push({ from: plan.date, to: plan.date, before: earlier, after: plan })
  }
  return { weekly, days, first }
}

/** The same times, for a reason of the same name. */
function isSamePlan(one: DayPlan, other: DayPlan): boolean {
  return isSame(one.shifts, other.shifts) && one.because?.name === other.because?.name
}

function isSame(one: readonly Shift[], other: readonly Shift[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, to }, at) => from === other[at]?.from && to === other[at]?.to)
  )
}
