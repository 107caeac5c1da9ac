import { compareHours, type HoursChanges } from '../../../shared/domain/hours/compare-hours.ts'
import { inOrderOf } from '../../../shared/domain/hours/hours-problems.ts'
import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import { createOpeningHours } from '../../../shared/domain/hours/opening-hours.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import { relayNow } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateWords } from '../../words/hours.ts'
import { Changes } from './Changes.tsx'

/** What saving would change, in words, before anybody is bound by it. */
export function Review({ before, written }: { before: OfficeHours; written: OfficeHours }) {
  const { opening } = useTexts()
  const words = opening.reviewing
  const language = useLanguage()
  const now = relayNow()
  const after = { ...written, calendar: inOrderOf(written.calendar) }
  const changes = compareHours(before.calendar, after.calendar, dateAt(now, after.timeZone))
  const opens = createOpeningHours(after.calendar, after.timeZone).spanFrom(now) !== null
  return (
    <section
      aria-label={words.title}
      className="flex h-[min(58vh,32rem)] flex-col gap-3 overflow-y-auto border-line border-t px-5 py-4 short:h-auto short:shrink-0 short:overflow-visible"
    >
      <h3 className="font-semibold text-base text-ink">{words.title}</h3>
      {!opens && (
        <p className="rounded-card bg-warn-soft px-3 py-2 text-sm text-warn">{words.neverOpen}</p>
      )}
      <p className="text-soft text-sm">
        {words.at} {firstWords(changes, words, language)}
      </p>
      <Changes before={before} after={after} changes={changes} />
    </section>
  )
}

function firstWords(
  { first }: HoursChanges,
  words: { first: (date: string) => string; noDay: string },
  language: string,
): string {
  return first === null ? words.noDay : words.first(dateWords(first, language, 'full'))
}
