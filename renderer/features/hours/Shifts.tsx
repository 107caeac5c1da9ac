import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { HoursProblem } from '../../../shared/domain/hours/hours-problems.ts'
import { MOST_SHIFTS, type Shift } from '../../../shared/domain/hours/opening-calendar.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Time } from '../../design/Time.tsx'
import { useTexts } from '../../texts/use-texts.ts'

type ShiftsProps = {
  /** Of which day: the fields are named by it. */
  what: string
  shifts: readonly Shift[]
  problem: HoursProblem | null
  onChange: (shifts: Shift[]) => void
}

/** Several shifts a day, each from a time to a time. */
export function Shifts({ what, shifts, problem, onChange }: ShiftsProps) {
  const { opening: words } = useTexts()
  const problemId = useId()
  const put = (at: number, part: Partial<Shift>) =>
    onChange(shifts.map((shift, place) => (place === at ? { ...shift, ...part } : shift)))
  return (
    <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1.5">
      {shifts.length === 0 && <span className="text-faint text-sm">{words.closed}</span>}
      {shifts.map(({ from, to }, at) => (
        // Shifts have no names of their own: they are told apart by their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={at} className="flex items-center gap-1.5">
          <Time
            label={words.from(what, at + 1)}
            value={from}
            problemId={problem && problemId}
            onChange={(time) => put(at, { from: time })}
          />
          <span className="text-faint text-xs">{words.until}</span>
          <Time
            label={words.to(what, at + 1)}
            value={to}
            problemId={problem && problemId}
            onChange={(time) => put(at, { to: time })}
          />
          <IconButton
            label={words.removeShift(what, `${from}–${to}`)}
            onPress={() => onChange(shifts.filter((_, place) => place !== at))}
          >
            <X aria-hidden="true" size={14} />
          </IconButton>
        </span>
      ))}
      {shifts.length < MOST_SHIFTS && (
        <Button
          size="small"
          tone="quiet"
          aria-label={words.addShift(what)}
          onPress={() => onChange([...shifts, nextAfter(shifts.at(-1))])}
        >
          <Plus aria-hidden="true" size={14} />
          {words.addShiftShort}
        </Button>
      )}
      {problem && (
        <p id={problemId} role="alert" className="basis-full text-bad text-xs">
          {words.problems[problem]}
        </p>
      )}
    </div>
  )
}

/** A likely one, which is right at once more often than an empty one. */
function nextAfter(last: Shift | undefined): Shift {
  if (last === undefined) return { from: '08:00', to: '12:00' }
  if (last.to <= '13:30') return { from: '13:30', to: '17:30' }
  return { from: last.to === '24:00' ? '23:00' : last.to, to: '24:00' }
}
