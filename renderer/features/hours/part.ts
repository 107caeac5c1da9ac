import type { HoursProblem, PlacedProblem } from '../../../shared/domain/hours/hours-problems.ts'
import type { OpeningCalendar } from '../../../shared/domain/hours/opening-calendar.ts'
import type { ChangeCalendar } from './draft.ts'

/** What every section that writes a part of the calendar is given. */
export type PartProps = {
  calendar: OpeningCalendar
  isReadOnly: boolean
  problems: readonly PlacedProblem[]
  onChange: ChangeCalendar
}

export function problemAt(
  problems: readonly PlacedProblem[],
  list: PlacedProblem['list'],
  at: PlacedProblem['at'],
): HoursProblem | null {
  return problems.find((one) => one.list === list && one.at === at)?.problem ?? null
}
