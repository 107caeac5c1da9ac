import type { YearDay } from '../../../shared/domain/hours/year-plan.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateWords, shiftsWords } from '../../words/hours.ts'

/** A day of the year as a sentence: `sexta-feira, 20 de novembro de 2026: feriado, Consciência Negra`. */
export function useDayWords(): (day: YearDay) => string {
  const texts = useTexts()
  const language = useLanguage()
  const { year } = texts.opening
  return ({ date, state, because, shifts }) =>
    year.day(
      ...([dateWords(date, language, 'full'), year.states[state]] as const),
      ...([because?.name ?? null, shifts.length === 0 ? '' : shiftsWords(shifts, texts)] as const),
    )
}
