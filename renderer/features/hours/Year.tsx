import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import type {
  HoursException,
  OpeningCalendar,
} from '../../../shared/domain/hours/opening-calendar.ts'
import { planOfYear, type YearDay } from '../../../shared/domain/hours/year-plan.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useDayWords } from './day-words.ts'
import { Legend } from './Legend.tsx'
import { Month } from './Month.tsx'
import { useDayKeys } from './use-day-keys.ts'

type YearProps = {
  calendar: OpeningCalendar
  isReadOnly: boolean
  onException: (exception: HoursException) => void
}

/** Twelve months, each day as it is: what a change of the calendar does can be seen before it is saved. */
export function Year({ calendar, isReadOnly, onException }: YearProps) {
  const { opening } = useTexts()
  const words = opening.year
  const today = dateAt(relayNow(), useTimeZone())
  const [chosen, setChosen] = useState(today)
  const year = Number(chosen.slice(0, 4))
  const months = useMemo(() => planOfYear(calendar, year), [calendar, year])
  const day = months[Number(chosen.slice(5, 7)) - 1]?.days[Number(chosen.slice(8)) - 1]
  const { ref, onKeyDown } = useDayKeys(chosen, setChosen)
  const open = months.flatMap(({ days }) => days).filter(({ shifts }) => shifts.length > 0)
  const goTo = (other: number) =>
    setChosen(other === Number(today.slice(0, 4)) ? today : `${other}-01-01`)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <IconButton label={words.before} onPress={() => goTo(year - 1)}>
          <ChevronLeft aria-hidden="true" size={16} />
        </IconButton>
        <h3 aria-live="polite" className="font-semibold text-base text-ink tabular-nums">
          {words.year(year)}
        </h3>
        <IconButton label={words.after} onPress={() => goTo(year + 1)}>
          <ChevronRight aria-hidden="true" size={16} />
        </IconButton>
        <span className="grow text-faint text-xs">{words.openDays(open.length)}</span>
        <Legend />
      </div>
      {day && <ChosenDay day={day} isReadOnly={isReadOnly} onException={onException} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the days inside have the focus */}
      <div
        ref={ref}
        onKeyDown={onKeyDown}
        className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-4"
      >
        {months.map((month) => (
          <Month
            key={month.month}
            month={month}
            today={today}
            chosen={day?.date.startsWith(monthKey(year, month.month)) ? chosen : null}
            onChoose={setChosen}
          />
        ))}
      </div>
      <p className="text-faint text-xs">{words.hint}</p>
    </div>
  )
}

type ChosenDayProps = Pick<YearProps, 'isReadOnly' | 'onException'> & { day: YearDay }

function ChosenDay({ day, isReadOnly, onException }: ChosenDayProps) {
  const { opening } = useTexts()
  const wordsOf = useDayWords()
  const { date, shifts } = day
  const names = opening.exception.newName
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2 rounded-card bg-canvas px-3 py-1">
      <p aria-live="polite" className="min-w-0 grow text-ink text-sm">
        {wordsOf(day)}
      </p>
      {!isReadOnly && (
        <>
          {shifts.length > 0 && (
            <Button
              size="small"
              onPress={() =>
                onException({
                  name: names.closed,
                  kind: 'closed',
                  from: date,
                  to: date,
                  shifts: [],
                })
              }
            >
              {opening.year.close}
            </Button>
          )}
          <Button
            size="small"
            onPress={() => {
              const usual = shifts.length > 0 ? [...shifts] : [{ from: '08:00', to: '12:00' }]
              const kind = shifts.length > 0 ? 'half-day' : 'open'
              onException({ name: names.open, kind, from: date, to: date, shifts: usual })
            }}
          >
            {opening.year.open}
          </Button>
        </>
      )}
    </div>
  )
}

function monthKey(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
