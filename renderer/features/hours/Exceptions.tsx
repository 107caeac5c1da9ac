import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { HoursException } from '../../../shared/domain/hours/opening-calendar.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { useFocusStays } from '../../design/use-focus-stays.ts'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { runWords, shiftsWords } from '../../words/hours.ts'
import { ExceptionForm } from './ExceptionForm.tsx'
import { type PartProps, problemAt } from './part.ts'

/** Recesses, half-days and exceptional openings: what is different on given dates. */
export function Exceptions({ calendar, isReadOnly, problems, onChange }: PartProps) {
  const { opening } = useTexts()
  const words = opening.exception
  const { exceptions } = calendar
  const list = useRef<HTMLDivElement>(null)
  useFocusStays(list)
  const today = dateAt(relayNow(), useTimeZone())
  const inTurn = exceptions
    .map((exception, at) => ({ exception, at }))
    .sort((one, other) => (one.exception.from < other.exception.from ? -1 : 1))
  return (
    <div ref={list} className="flex flex-col gap-3">
      {!isReadOnly && (
        <Button
          className="self-start"
          onPress={() => {
            const fresh: HoursException = {
              ...{ name: '', kind: 'recess', from: today, to: today, shifts: [] },
            }
            onChange({ exceptions: [...exceptions, fresh] })
          }}
        >
          <Plus aria-hidden="true" size={15} />
          {words.add}
        </Button>
      )}
      {exceptions.length === 0 && <p className="text-faint text-sm">{words.none}</p>}
      <ul className="flex flex-col gap-3">
        {inTurn.map(({ exception, at }) => (
          <li key={at} className="rounded-card border border-line px-3 py-2">
            {isReadOnly ? (
              <Told exception={exception} isPast={exception.to < today} />
            ) : (
              <div className="flex items-start gap-2">
                <ExceptionForm
                  exception={exception}
                  problem={problemAt(problems, 'exceptions', at)}
                  onChange={(changed, field) =>
                    onChange(
                      {
                        exceptions: exceptions.map((one, place) => (place === at ? changed : one)),
                      },
                      field && `exception-${at}-${field}`,
                    )
                  }
                />
                <IconButton
                  label={opening.holiday.remove(exception.name)}
                  onPress={() =>
                    onChange({ exceptions: exceptions.filter((_, place) => place !== at) })
                  }
                >
                  <Trash2 aria-hidden="true" size={14} />
                </IconButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Told({ exception, isPast }: { exception: HoursException; isPast: boolean }) {
  const texts = useTexts()
  const words = texts.opening.exception
  const language = useLanguage()
  return (
    <>
      <p className="font-medium text-ink text-sm wrap-anywhere">{exception.name}</p>
      <p className="text-faint text-xs">
        {[
          words.kinds[exception.kind],
          runWords(exception, texts, language),
          shiftsWords(exception.shifts, texts),
          isPast ? words.past : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
