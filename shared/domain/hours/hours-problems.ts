import type { Holiday, HoursException, OpeningCalendar, Shift } from './opening-calendar.ts'
import { openingCalendarSchema, weekdays } from './opening-calendar.ts'

/**
 * What keeps a calendar that is being written from being saved, and where: as words for the person
 * who writes it, which the schema's answers are not.
 */
export type HoursProblem =
  | 'time-missing'
  | 'ends-before-begins'
  | 'overlap'
  | 'name-missing'
  | 'date-missing'
  | 'range-reversed'
  | 'shift-missing'
  | 'no-such-day'
  | 'years-reversed'
  | 'too-many'

/** `at`: the weekday, or the place in the list; null: the whole list. */
export type PlacedProblem = {
  readonly list: 'weekly' | 'holidays' | 'exceptions'
  readonly at: string | number | null
  readonly problem: HoursProblem
}

export function problemsOf(calendar: OpeningCalendar): PlacedProblem[] {
  const found: PlacedProblem[] = [
    ...weekdays.flatMap((day) => listed('weekly', day, problemOfShifts(calendar.weekly[day]))),
    ...calendar.holidays.flatMap((holiday, at) =>
      listed('holidays', at, problemOfHoliday(holiday)),
    ),
    ...calendar.exceptions.flatMap((exception, at) =>
      listed('exceptions', at, problemOfException(exception)),
    ),
  ]
  if (found.length > 0) return found
  // What is still wrong then is how much of it there is: no single line of it is.
  const issue = openingCalendarSchema.safeParse(inOrderOf(calendar)).error?.issues[0]
  const list = issue?.path[0]
  const isList = list === 'weekly' || list === 'holidays' || list === 'exceptions'
  return isList ? [{ list, at: null, problem: 'too-many' }] : []
}

function listed(
  list: PlacedProblem['list'],
  at: PlacedProblem['at'],
  problem: HoursProblem | null,
): PlacedProblem[] {
  return problem === null ? [] : [{ list, at, problem }]
}

/** Shifts are put in order when they are saved: only what they say together can be wrong. */
function problemOfShifts(shifts: readonly Shift[]): HoursProblem | null {
  if (shifts.some(({ from, to }) => from === '' || to === '')) return 'time-missing'
  if (shifts.some(({ from, to }) => from >= to)) return 'ends-before-begins'
  const inTurn = inOrder(shifts)
  return inTurn.some(({ from }, at) => at > 0 && from < (inTurn[at - 1]?.to ?? ''))
    ? 'overlap'
    : null
}

function problemOfHoliday({ name, on, since, until, opensAt, closesAt }: Holiday) {
  if (name.trim() === '') return 'name-missing'
  if ('month' in on && on.day > daysIn(on.month)) return 'no-such-day'
  if (since !== undefined && until !== undefined && since > until) return 'years-reversed'
  if (opensAt === '' || closesAt === '') return 'time-missing'
  return null
}

function problemOfException({ name, kind, from, to, shifts }: HoursException) {
  if (name.trim() === '') return 'name-missing'
  if (from === '' || to === '') return 'date-missing'
  if (from > to) return 'range-reversed'
  if (kind === 'half-day' || kind === 'open') {
    return shifts.length === 0 ? 'shift-missing' : problemOfShifts(shifts)
  }
  return null
}

/** Of a leap year: 29 February may be named. */
function daysIn(month: number): number {
  return new Date(Date.UTC(2024, month, 0)).getUTCDate()
}

/** As it is kept: shifts in order, no space around names. */
export function inOrderOf(calendar: OpeningCalendar): OpeningCalendar {
  return {
    weekly: Object.fromEntries(
      weekdays.map((day) => [day, inOrder(calendar.weekly[day])]),
    ) as OpeningCalendar['weekly'],
    holidays: calendar.holidays.map((holiday) => ({ ...holiday, name: holiday.name.trim() })),
    exceptions: calendar.exceptions.map((exception) => ({
      ...exception,
      name: exception.name.trim(),
      shifts: inOrder(exception.shifts),
    })),
  }
}

function inOrder(shifts: readonly Shift[]): Shift[] {
  return shifts.toSorted((one, other) => (one.from < other.from ? -1 : 1))
}
