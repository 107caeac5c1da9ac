import { Plus } from 'lucide-react'
import {
  holidaySuggestions,
  missingFrom,
} from '../../../shared/domain/hours/holiday-suggestions.ts'
import type { Holiday } from '../../../shared/domain/hours/opening-calendar.ts'
import { Button } from '../../design/Button.tsx'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { holidayDayWords } from '../../words/hours.ts'

type HolidayOffersProps = {
  holidays: readonly Holiday[]
  onAdd: (holidays: readonly Holiday[]) => void
}

/** Holidays that the list lacks, place by place: nothing is taken over unless somebody says so. */
export function HolidayOffers({ holidays, onAdd }: HolidayOffersProps) {
  const texts = useTexts()
  const words = texts.opening.holiday
  const language = useLanguage()
  const places = holidaySuggestions
    .map((place) => ({ ...place, missing: missingFrom(holidays, place) }))
    .filter(({ missing }) => missing.length > 0)
  return (
    <section aria-label={words.offers} className="flex flex-col gap-2 rounded-card bg-canvas p-3">
      <h3 className="font-medium text-ink text-sm">{words.offers}</h3>
      <p className="text-faint text-xs">
        {places.length === 0 ? words.noOffers : words.offersHint}
      </p>
      {places.map(({ key, place, missing }) => (
        <div key={key} className="flex flex-wrap items-center gap-1.5">
          <span className="w-36 shrink-0 text-soft text-xs">{place}</span>
          {missing.map((holiday) => (
            <Button
              key={holiday.name}
              size="words"
              aria-label={words.offered(holiday.name, holidayDayWords(holiday, texts, language))}
              onPress={() => onAdd([holiday])}
            >
              <Plus aria-hidden="true" size={13} />
              {holiday.name}
            </Button>
          ))}
          {missing.length > 1 && (
            <Button size="small" tone="quiet" onPress={() => onAdd(missing)}>
              {words.addAll(missing.length)}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
