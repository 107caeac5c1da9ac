import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { HoursProblem } from '../../../shared/domain/hours/hours-problems.ts'
import type { Holiday } from '../../../shared/domain/hours/opening-calendar.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { useFocusStays } from '../../design/use-focus-stays.ts'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateWords, holidayDayWords, nextDateOf } from '../../words/hours.ts'
import { HolidayForm } from './HolidayForm.tsx'
import { HolidayOffers } from './HolidayOffers.tsx'
import { type PartProps, problemAt } from './part.ts'

/** The holidays that the office knows, in the order in which they come; and those that it may take over. */
export function Holidays({ calendar, isReadOnly, problems, onChange }: PartProps) {
  const { opening } = useTexts()
  const words = opening.holiday
  const { holidays } = calendar
  const [open, setOpen] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  useFocusStays(list)
  const today = dateAt(relayNow(), useTimeZone())
  const inTurn = holidays
    .map((holiday, at) => ({ holiday, at, next: nextDateOf(holiday, today) }))
    .sort((one, other) => ((one.next ?? '9') < (other.next ?? '9') ? -1 : 1))
  const put = (at: number, holiday: Holiday, field?: string) =>
    onChange({ holidays: holidays.map((one, place) => (place === at ? holiday : one)) }, field)

  return (
    <div ref={list} className="flex flex-col gap-3">
      {!isReadOnly && (
        <Button
          className="self-start"
          onPress={() => {
            const fresh = { name: '', scope: 'municipal', on: { month: 1, day: 1 }, observed: true }
            onChange({ holidays: [...holidays, fresh satisfies object as Holiday] })
            setOpen(holidays.length)
          }}
        >
          <Plus aria-hidden="true" size={15} />
          {words.add}
        </Button>
      )}
      {holidays.length === 0 && <p className="text-faint text-sm">{words.none}</p>}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line empty:hidden">
        {inTurn.map(({ holiday, at, next }) => (
          <li key={at} className="px-3 py-1.5">
            <Line
              holiday={holiday}
              next={next}
              problem={problemAt(problems, 'holidays', at)}
              actions={
                isReadOnly || open === at ? null : (
                  <>
                    <IconButton label={words.edit(holiday.name)} onPress={() => setOpen(at)}>
                      <Pencil aria-hidden="true" size={14} />
                    </IconButton>
                    <IconButton
                      label={words.remove(holiday.name)}
                      onPress={() => {
                        onChange({ holidays: holidays.filter((_, place) => place !== at) })
                        setOpen(null)
                      }}
                    >
                      <Trash2 aria-hidden="true" size={14} />
                    </IconButton>
                  </>
                )
              }
            />
            {open === at && !isReadOnly && (
              <HolidayForm
                holiday={holiday}
                onChange={(changed, field) => put(at, changed, field && `holiday-${at}-${field}`)}
                onDone={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <HolidayOffers
          holidays={holidays}
          onAdd={(more) => onChange({ holidays: [...holidays, ...more] })}
        />
      )}
    </div>
  )
}

type LineProps = {
  holiday: Holiday
  next: string | null
  problem: HoursProblem | null
  actions: React.ReactNode
}

function Line({ holiday, next, problem, actions }: LineProps) {
  const texts = useTexts()
  const { opening } = texts
  const words = opening.holiday
  const language = useLanguage()
  const { name, scope, opensAt, closesAt, observed } = holiday
  const facts = [
    holidayDayWords(holiday, texts, language),
    words.scopes[scope],
    next && words.next(dateWords(next, language)),
    opensAt && words.fromTime(opensAt),
    closesAt && words.untilTime(closesAt),
    observed ? null : words.notObserved,
  ].filter(Boolean)
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 grow">
        <p
          className={`text-sm wrap-anywhere ${observed ? 'font-medium text-ink' : 'text-soft line-through'}`}
        >
          {name || '—'}
        </p>
        <p className="text-faint text-xs">{facts.join(' · ')}</p>
        {problem && (
          <p role="alert" className="text-bad text-xs">
            {opening.problems[problem]}
          </p>
        )}
      </div>
      {actions}
    </div>
  )
}
