import { Copy } from 'lucide-react'
import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import { weekdays } from '../../../shared/domain/hours/opening-calendar.ts'
import { isTimeZone } from '../../../shared/domain/time-zone.ts'
import { Button } from '../../design/Button.tsx'
import { Choice } from '../../design/Choice.tsx'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { shiftsWords, weekdayWords } from '../../words/hours.ts'
import { type PartProps, problemAt } from './part.ts'
import { Shifts } from './Shifts.tsx'

/** Brazil's zones; the organisation's own is offered wherever it lies. */
const zones = [
  'America/Araguaina',
  'America/Cuiaba',
  'America/Sao_Paulo',
  'America/Belem',
  'America/Fortaleza',
  'America/Recife',
  'America/Maceio',
  'America/Bahia',
  'America/Campo_Grande',
  'America/Manaus',
  'America/Porto_Velho',
  'America/Boa_Vista',
  'America/Rio_Branco',
  'America/Noronha',
].filter(isTimeZone)

type WeekProps = PartProps & {
  timeZone: string
  onHours: (part: Partial<OfficeHours>) => void
}

/** The shifts of each weekday, and the zone in which they are told. */
export function Week({ calendar, timeZone, isReadOnly, problems, onChange, onHours }: WeekProps) {
  const texts = useTexts()
  const { opening: words } = texts
  const language = useLanguage()
  const { weekly } = calendar
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      {isReadOnly ? (
        <p className="text-soft text-sm">
          {words.zone}: {timeZone}
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Choice
            label={words.zone}
            value={timeZone}
            options={[...new Set([timeZone, ...zones])].map((zone) => [zone, zone])}
            onChange={(zone) => onHours({ timeZone: zone })}
          />
          <span className="text-faint text-xs">{words.zoneHint}</span>
        </div>
      )}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
        {weekdays.map((day) => {
          const what = weekdayWords(day, language)
          const problem = problemAt(problems, 'weekly', day)
          return (
            <li key={day} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
              <span className="w-32 shrink-0 font-medium text-ink text-sm">{what}</span>
              {isReadOnly ? (
                <span className="text-soft text-sm">{shiftsWords(weekly[day], texts)}</span>
              ) : (
                <Shifts
                  what={what}
                  shifts={weekly[day]}
                  problem={problem}
                  onChange={(shifts) => onChange({ weekly: { ...weekly, [day]: shifts } })}
                />
              )}
            </li>
          )
        })}
      </ul>
      {!isReadOnly && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            size="small"
            onPress={() => {
              const { monday } = weekly
              const five = { tuesday: monday, wednesday: monday, thursday: monday, friday: monday }
              onChange({ weekly: { ...weekly, ...five } })
            }}
          >
            <Copy aria-hidden="true" size={14} />
            {words.copyToWorkdays}
          </Button>
          <span className="text-faint text-xs">{words.copyHint}</span>
        </div>
      )}
    </div>
  )
}
