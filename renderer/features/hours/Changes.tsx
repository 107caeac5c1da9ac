import type { HoursChanges } from '../../../shared/domain/hours/compare-hours.ts'
import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import { useCanned } from '../../state/canned.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { runWords, shiftsWords, weekdayWords } from '../../words/hours.ts'

/** More runs of days than anybody reads one by one. */
const MOST_SHOWN = 40

type ChangesProps = { before: OfficeHours; after: OfficeHours; changes: HoursChanges }

/** One sentence for each thing that differs. */
export function Changes({ before, after, changes }: ChangesProps) {
  const texts = useTexts()
  const { opening } = texts
  const words = opening.reviewing
  const language = useLanguage()
  const nameOf = useReplyName()
  const { weekly, days } = changes
  const sentences = [
    ...(before.timeZone === after.timeZone ? [] : [words.zone(after.timeZone, before.timeZone)]),
    ...(before.outsideReplyId === after.outsideReplyId
      ? []
      : [words.outside(nameOf(after.outsideReplyId), nameOf(before.outsideReplyId))]),
    ...weekly.map((day) =>
      words.weekday(
        weekdayWords(day.weekday, language),
        ...([shiftsWords(day.after, texts), shiftsWords(day.before, texts)] as const),
      ),
    ),
    ...days
      .slice(0, MOST_SHOWN)
      .map((run) =>
        words.days(
          ...([runWords(run, texts, language), shiftsWords(run.after.shifts, texts)] as const),
          ...([run.after.because?.name ?? null, shiftsWords(run.before.shifts, texts)] as const),
        ),
      ),
    ...(days.length > MOST_SHOWN ? [words.more(days.length - MOST_SHOWN)] : []),
  ]
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-ink text-sm">
      {sentences.length === 0 && <li>{words.details}</li>}
      {sentences.map((sentence) => (
        <li key={sentence} className="wrap-anywhere">
          {sentence}
        </li>
      ))}
    </ul>
  )
}

function useReplyName(): (replyId: string | null) => string {
  const { none } = useTexts().opening.outside
  const replies = useCanned((state) => state.replies)
  return (replyId) =>
    replies?.find(({ reply }) => reply.replyId === replyId)?.reply.shortcut ?? none
}
