import { useState } from 'react'
import type { Holiday } from '../../../shared/domain/hours/opening-calendar.ts'
import { Button } from '../../design/Button.tsx'
import { Check } from '../../design/Check.tsx'
import { Choice } from '../../design/Choice.tsx'
import { TextField } from '../../design/TextField.tsx'
import { Time } from '../../design/Time.tsx'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { monthWords } from '../../words/hours.ts'

type HolidayFormProps = {
  holiday: Holiday
  /** `field`: what is typed letter by letter is undone at once. */
  onChange: (holiday: Holiday, field?: string) => void
  onDone: () => void
}

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** One holiday: when it comes, who declared it, and what is left of its day. */
export function HolidayForm({ holiday, onChange, onDone }: HolidayFormProps) {
  const words = useTexts().opening.holiday
  const { scopes } = words
  const isScope = (key: string): key is Holiday['scope'] => key in scopes
  return (
    <div className="flex flex-col gap-3 py-2">
      <TextField
        label={words.name}
        maxLength={80}
        // The form opens because somebody asked for it.
        autoFocus
        value={holiday.name}
        onChange={(name) => onChange({ ...holiday, name }, 'name')}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Choice
          label={words.scope}
          value={holiday.scope}
          options={Object.entries(scopes)}
          onChange={(scope) => isScope(scope) && onChange({ ...holiday, scope })}
        />
        <When holiday={holiday} onChange={onChange} />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <PartOfDay holiday={holiday} onChange={onChange} />
        <Check
          label={words.observed}
          isOn={holiday.observed}
          onChange={(observed) => onChange({ ...holiday, observed })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {(['since', 'until'] as const).map((end) => (
          <Whole
            key={end}
            label={words[end]}
            value={holiday[end] ?? null}
            onChange={(year) => {
              const { [end]: _, ...rest } = holiday
              onChange(year === null ? rest : { ...rest, [end]: year }, end)
            }}
          />
        ))}
        <span className="text-faint text-xs">{words.yearsHint}</span>
      </div>
      <Button size="small" className="self-start" onPress={onDone}>
        {words.done}
      </Button>
    </div>
  )
}

type FieldProps = Pick<HolidayFormProps, 'holiday' | 'onChange'>

function When({ holiday, onChange }: FieldProps) {
  const words = useTexts().opening.holiday
  const language = useLanguage()
  const { on } = holiday
  return (
    <>
      <Choice
        label={words.when}
        value={'easter' in on ? 'easter' : 'fixed'}
        options={[
          ['fixed', words.fixed],
          ['easter', words.easter],
        ]}
        onChange={(kind) =>
          onChange({ ...holiday, on: kind === 'easter' ? { easter: 0 } : { month: 1, day: 1 } })
        }
      />
      {'easter' in on ? (
        <Whole
          label={words.days}
          hint={words.daysHint}
          value={on.easter}
          onChange={(days) =>
            onChange({ ...holiday, on: { easter: within(days ?? 0, -120, 120) } }, 'easter')
          }
        />
      ) : (
        <>
          <Whole
            label={words.day}
            value={on.day}
            onChange={(day) =>
              onChange({ ...holiday, on: { ...on, day: within(day ?? 1, 1, 31) } }, 'day')
            }
          />
          <Choice
            label={words.month}
            value={String(on.month)}
            options={months.map((month) => [String(month), monthWords(month, language)])}
            onChange={(month) => onChange({ ...holiday, on: { ...on, month: Number(month) } })}
          />
        </>
      )}
    </>
  )
}

function PartOfDay({ holiday, onChange }: FieldProps) {
  const words = useTexts().opening.holiday
  const { opensAt, closesAt, ...rest } = holiday
  const part = opensAt !== undefined ? 'opensAt' : closesAt !== undefined ? 'closesAt' : 'none'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Choice
        label={words.part}
        value={part}
        options={Object.entries(words.parts)}
        onChange={(chosen) =>
          onChange(chosen === 'none' ? rest : { ...rest, [chosen]: opensAt ?? closesAt ?? '13:00' })
        }
      />
      {part !== 'none' && (
        <Time
          label={words.partTime}
          value={holiday[part] ?? ''}
          onChange={(time) => onChange({ ...rest, [part]: time }, part)}
        />
      )}
    </div>
  )
}

type WholeProps = {
  label: string
  hint?: string
  value: number | null
  onChange: (value: number | null) => void
}

/** A whole number; null where nothing stands. */
function Whole({ label, hint, value, onChange }: WholeProps) {
  /** Null while nobody types in it. A minus sign on its way to a number must stand there. */
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <label className="flex items-center gap-2 text-soft text-sm" title={hint}>
      {label}
      <input
        type="number"
        step={1}
        value={typed ?? value ?? ''}
        onChange={({ target }) => {
          setTyped(target.value)
          if (target.validity.badInput) return
          const read = target.value === '' ? null : Math.trunc(Number(target.value))
          if (read === null || Number.isSafeInteger(read)) onChange(read)
        }}
        onBlur={() => setTyped(null)}
        className="h-8 w-20 rounded-control border border-line-strong bg-surface px-2 text-ink text-sm tabular-nums"
      />
      {hint && <span className="text-faint text-xs">{hint}</span>}
    </label>
  )
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
