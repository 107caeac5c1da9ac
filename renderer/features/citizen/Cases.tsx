import type { AttendanceSummary } from '../../../shared/ipc/citizen.ts'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { billingWords } from '../../words/billing.ts'
import { dateTimeOf } from '../../words/day.ts'
import { Forwardings } from './Forwardings.tsx'
import { Section } from './Section.tsx'

/** Each case with its dates and what became of it, newest first. */
export function Cases({ attendances }: { attendances: readonly AttendanceSummary[] }) {
  const texts = useTexts()
  return (
    <Section title={texts.citizen.cases}>
      <ul className="flex flex-col gap-2">
        {attendances.map((attendance) => (
          <Case key={attendance.protocol} attendance={attendance} />
        ))}
      </ul>
    </Section>
  )
}

function Case({ attendance }: { attendance: AttendanceSummary }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { protocol, openedAt, closedAt, billing } = attendance
  const until = closedAt === null ? null : dateTimeOf(closedAt, place)
  return (
    <li className="rounded-card border border-line bg-surface px-3 py-2">
      <p className="font-medium text-ink text-sm tabular-nums">
        {texts.conversation.protocol(protocol)}
      </p>
      <p className="text-soft text-xs">{statusWords(attendance, texts)}</p>
      {billing && <p className="text-soft text-xs tabular-nums">{billingWords(billing, texts)}</p>}
      <p className="text-faint text-xs tabular-nums">
        {texts.citizen.period(dateTimeOf(openedAt, place), until)}
      </p>
      <Forwardings forwardings={attendance.forwardings} />
    </li>
  )
}

function statusWords({ status, holder }: AttendanceSummary, texts: Texts): string {
  const words = texts.citizen.caseStatus
  if (status === 'waiting') return words.waiting
  if (status === 'held') return words.held(holder?.name || texts.colleague)
  return holder === null ? words.closedUnattended : words.closed(holder.name || texts.colleague)
}
