import type { DayState } from '../../../shared/domain/hours/year-plan.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Told apart by shape as well as by colour: filled, half filled, bare, framed. */
export const dayLook: Record<DayState, string> = {
  open: 'bg-accent-soft text-accent',
  partly: 'day-partly text-ink',
  closed: 'text-faint',
  holiday: 'border border-warn bg-warn-soft font-semibold text-warn',
}

const states: readonly DayState[] = ['open', 'partly', 'closed', 'holiday']

export function Legend() {
  const { year } = useTexts().opening
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-soft text-xs">
      {states.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`flex size-5 items-center justify-center rounded-xs text-2xs ${dayLook[state]}`}
          >
            5
          </span>
          {year.states[state]}
        </li>
      ))}
    </ul>
  )
}
