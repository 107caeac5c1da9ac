import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import {
  MOST_QUIET_SPANS,
  type QuietSpan,
  quietSpanProblem,
} from '../../../shared/domain/quiet/quiet-choice.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Time } from '../../design/Time.tsx'
import { setPreference, usePreferences } from '../../state/preferences.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { weekdayWords } from '../../words/hours.ts'

/** A likely one, which is right at once more often than an empty one. */
const LUNCH: QuietSpan = { days: [1, 2, 3, 4, 5], from: '12:00', to: '13:30' }
const NIGHT: QuietSpan = { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** As it stands on the screen, and as it held when nothing was missing from it. */
type Row = { readonly span: QuietSpan; readonly whole: QuietSpan }

/** Week after week: each change holds at once, and until something is whole again, what held before. */
export function QuietSpans() {
  const { quiet: words } = useTexts()
  const [rows, setRows] = useState(() =>
    usePreferences.getState().quietSpans.map((span) => rowOf(span)),
  )

  function change(next: Row[]) {
    setRows(next)
    setPreference({ quietSpans: next.map(({ whole }) => whole) })
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-ink text-sm">{words.spans}</legend>
      {rows.length === 0 && <p className="text-faint text-sm">{words.noSpans}</p>}
      {rows.map(({ span, whole }, at) => (
        <SpanRow
          // Spans have no names of their own: they are told apart by their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={at}
          span={span}
          place={at + 1}
          onChange={(changed) =>
            change(rows.map((row, other) => (other === at ? rowOf(changed, whole) : row)))
          }
          onRemove={() => change(rows.filter((_, other) => other !== at))}
        />
      ))}
      {rows.length < MOST_QUIET_SPANS && (
        <div>
          <Button
            size="small"
            onPress={() => change([...rows, rowOf(rows.length === 0 ? LUNCH : NIGHT)])}
          >
            <Plus aria-hidden="true" size={14} />
            {words.add}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function rowOf(span: QuietSpan, before: QuietSpan = span): Row {
  return { span, whole: quietSpanProblem(span) === null ? span : before }
}

type SpanRowProps = {
  span: QuietSpan
  /** The first is 1: its fields are named by it. */
  place: number
  onChange: (span: QuietSpan) => void
  onRemove: () => void
}

function SpanRow({ span, place, onChange, onRemove }: SpanRowProps) {
  const { quiet: words } = useTexts()
  const problemId = useId()
  const { days, from, to } = span
  const problem = quietSpanProblem(span)
  const wrongIn = (time: string) =>
    problem === 'same' || (problem === 'time' && time === '') ? problemId : null
  const isNextDay = problem === null && to < from && to !== '00:00'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would repeat both legends
    <div
      role="group"
      aria-label={words.span(place)}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5"
    >
      <Days {...{ days, place }} onChange={(chosen) => onChange({ ...span, days: chosen })} />
      <span className="flex items-center gap-1.5">
        <Time
          label={words.from(place)}
          value={from}
          problemId={wrongIn(from)}
          onChange={(time) => onChange({ ...span, from: time })}
        />
        <span className="text-faint text-xs">{words.until}</span>
        <Time
          label={words.to(place)}
          value={to}
          problemId={wrongIn(to)}
          onChange={(time) => onChange({ ...span, to: time })}
        />
        <span className="text-faint text-xs">{isNextDay && words.nextDay}</span>
        <IconButton label={words.remove(place)} onPress={onRemove}>
          <X aria-hidden="true" size={14} />
        </IconButton>
      </span>
      {problem && (
        <p id={problemId} role="alert" className="basis-full text-bad text-xs">
          {words.problems[problem]}
        </p>
      )}
    </div>
  )
}

type DaysProps = {
  days: readonly number[]
  place: number
  onChange: (days: number[]) => void
}

function Days({ days, place, onChange }: DaysProps) {
  const { quiet: words } = useTexts()
  const language = useLanguage()
  return (
    <span className="flex gap-0.5">
      {weekdays.map((day) => {
        const isOn = days.includes(day)
        const name = weekdayWords(day - 1, language)
        return (
          <button
            key={day}
            type="button"
            aria-pressed={isOn}
            title={name}
            onClick={() =>
              onChange(weekdays.filter((each) => (each === day) !== days.includes(each)))
            }
            className={`h-7 min-w-8 rounded-xs border px-1 text-xs ${isOn ? 'border-accent bg-accent-soft font-medium text-accent' : 'border-line-strong bg-surface text-soft hover:bg-hover'}`}
          >
            <span className="sr-only">{words.day(name, place)}</span>
            <span aria-hidden="true">
              {weekdayWords(day - 1, language, 'short').replace('.', '')}
            </span>
          </button>
        )
      })}
    </span>
  )
}
