import type { HoursProblem } from '../../../shared/domain/hours/hours-problems.ts'
import type { HoursException } from '../../../shared/domain/hours/opening-calendar.ts'
import { Choice } from '../../design/Choice.tsx'
import { TextField } from '../../design/TextField.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { Shifts } from './Shifts.tsx'

type ExceptionFormProps = {
  exception: HoursException
  problem: HoursProblem | null
  /** `field`: what is typed letter by letter is undone at once. */
  onChange: (exception: HoursException, field?: string) => void
}

export function ExceptionForm({ exception, problem, onChange }: ExceptionFormProps) {
  const { opening } = useTexts()
  const words = opening.exception
  const isKind = (key: string): key is HoursException['kind'] => key in words.kinds
  const hasShifts = exception.kind === 'half-day' || exception.kind === 'open'
  const isOfShifts = problem === 'overlap' || problem === 'ends-before-begins'

  function become(kind: HoursException['kind']) {
    const isOpen = kind === 'half-day' || kind === 'open'
    const usual = [{ from: '08:00', to: '12:00' }]
    const shifts = !isOpen ? [] : exception.shifts.length > 0 ? exception.shifts : usual
    onChange({ ...exception, kind, shifts })
  }

  return (
    <div className="flex min-w-0 grow flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] gap-3 max-[820px]:grid-cols-1">
        <TextField
          label={words.name}
          maxLength={80}
          value={exception.name}
          onChange={(name) => onChange({ ...exception, name }, 'name')}
        />
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            label={words[end]}
            value={exception[end]}
            onChange={(day) => {
              // Who moves the beginning beyond the end means one day, until she says more.
              const drags = end === 'from' && day > exception.to
              onChange({ ...exception, [end]: day, ...(drags && { to: day }) }, end)
            }}
          />
        ))}
      </div>
      <Choice
        label={words.kind}
        value={exception.kind}
        options={Object.entries(words.kinds)}
        onChange={(kind) => isKind(kind) && become(kind)}
      />
      {hasShifts && (
        <Shifts
          what={words.shifts}
          shifts={exception.shifts}
          problem={isOfShifts || problem === 'time-missing' ? problem : null}
          onChange={(shifts) => onChange({ ...exception, shifts })}
        />
      )}
      {problem && !isOfShifts && problem !== 'time-missing' && (
        <p role="alert" className="text-bad text-xs">
          {opening.problems[problem]}
        </p>
      )}
    </div>
  )
}
