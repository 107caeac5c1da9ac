import { memo } from 'react'
import type { YearMonth } from '../../../shared/domain/hours/year-plan.ts'
import { useLanguage } from '../../texts/use-texts.ts'
import { monthWords, weekdayWords } from '../../words/hours.ts'
import { useDayWords } from './day-words.ts'
import { dayLook } from './Legend.tsx'

type MonthProps = {
  month: YearMonth
  today: string
  /** The day that the keyboard is at; null: it is in another month. */
  chosen: string | null
  onChoose: (date: string) => void
}

const week = [0, 1, 2, 3, 4, 5, 6]

/** A month as it hangs on the wall, Mondays first. */
export const Month = memo(function Month({ month, today, chosen, onChoose }: MonthProps) {
  const language = useLanguage()
  const wordsOf = useDayWords()
  const cells = [...Array.from({ length: month.first }, () => null), ...month.days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => at)
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 self-start">
      <caption className="pb-1 text-left font-medium text-ink text-sm first-letter:uppercase">
        {monthWords(month.month, language)}
      </caption>
      <thead>
        <tr>
          {week.map((day) => (
            <th
              key={day}
              scope="col"
              aria-label={weekdayWords(day, language)}
              className="font-normal text-2xs text-faint"
            >
              {weekdayWords(day, language, 'short').slice(0, 1).toUpperCase()}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((row) => (
          <tr key={row}>
            {week.map((place) => {
              const day = cells[row * 7 + place]
              return (
                <td key={place} className="p-0">
                  {day && (
                    <button
                      type="button"
                      data-date={day.date}
                      tabIndex={day.date === chosen ? 0 : -1}
                      aria-label={wordsOf(day)}
                      aria-current={day.date === today ? 'date' : undefined}
                      title={wordsOf(day)}
                      onClick={() => onChoose(day.date)}
                      className={`flex h-6 w-full items-center justify-center rounded-xs text-2xs tabular-nums outline-offset-1 ${dayLook[day.state]} ${day.date === today ? 'font-bold underline' : ''}`}
                    >
                      {Number(day.date.slice(8))}
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
})
