import { isOverdue } from '../../../shared/domain/areas/forwarding.ts'
import type { ForwardingSummary } from '../../../shared/ipc/forwardings.ts'
import { useNow } from '../../state/clock.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dateTimeOf } from '../../words/day.ts'
import { dueDay } from '../../words/moment.ts'

/** Which areas were asked in a case, and what came of it. */
export function Forwardings({ forwardings }: { forwardings: readonly ForwardingSummary[] }) {
  const { forwarding: words } = useTexts()
  if (forwardings.length === 0) return null
  return (
    <ul
      aria-label={words.list}
      className="mt-1.5 flex flex-col gap-1.5 border-line border-t pt-1.5"
    >
      {forwardings.map((one) => (
        <One key={one.forwardingId} forwarding={one} />
      ))}
    </ul>
  )
}

function One({ forwarding }: { forwarding: ForwardingSummary }) {
  const { forwarding: words } = useTexts()
  const { area, question, ended } = forwarding
  return (
    <li className="text-xs">
      <details>
        <summary className="cursor-pointer text-ink wrap-anywhere">
          {area ?? words.unknownArea} · <Outcome forwarding={forwarding} />
        </summary>
        <p className="pt-1 text-soft whitespace-pre-line wrap-anywhere">
          <span className="font-medium">{words.asked}:</span> {question ?? words.hidden}
        </p>
        {ended?.how === 'answered' && (
          <p className="pt-1 text-ink whitespace-pre-line wrap-anywhere">
            <span className="font-medium">{words.answer}:</span> {ended.answer ?? words.hidden}
          </p>
        )}
      </details>
    </li>
  )
}

function Outcome({ forwarding: { ended, dueAt } }: { forwarding: ForwardingSummary }) {
  const { forwarding: words } = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (ended !== null) {
    const when = dateTimeOf(ended.at, place)
    return ended.how === 'answered' ? words.answered(when) : words.withdrawn(when)
  }
  const day = dueDay(dueAt, now, place)
  return isOverdue({ dueAt }, now) ? (
    <span className="font-medium text-bad">{words.late(day)}</span>
  ) : (
    words.waiting(day)
  )
}
