import type { ReactNode } from 'react'
import type { BlockAskedView, BlockView } from '../../shared/ipc/citizen.ts'
import { useTimeZone } from '../state/status.ts'
import { useLanguage, useTexts } from '../texts/use-texts.ts'
import { dateTimeOf } from '../words/day.ts'

/** Why somebody is blocked, by whom, until when, and what waits for the end. */
export function BlockFacts({ block }: { block: BlockView }) {
  const texts = useTexts()
  const words = texts.citizen.block
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { reason, note, agent, since, until, heldBack } = block
  const by = agent?.name || texts.colleague
  return (
    <Facts title={words.reasons[reason]} note={note}>
      {words.by(by, dateTimeOf(since, place), dateTimeOf(until, place))}
      {' · '}
      {heldBack === 0 ? words.nothingHeldBack : words.heldBack(heldBack)}
    </Facts>
  )
}

export function BlockAsked({ asked }: { asked: BlockAskedView }) {
  const texts = useTexts()
  const words = texts.citizen.block
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const by = asked.agent?.name || texts.colleague
  return (
    <Facts title={words.reasons[asked.reason]} note={asked.note}>
      {words.askedBy(by, dateTimeOf(asked.at, place))}
    </Facts>
  )
}

type FactsProps = { title: string; note: string | null; children: ReactNode }

function Facts({ title, note, children }: FactsProps) {
  const { conversation } = useTexts()
  return (
    <div className="rounded-card border border-line bg-bad-soft px-3 py-2">
      <p className="font-medium text-bad text-sm">{title}</p>
      <p className="wrap-anywhere text-ink text-sm">{note ?? conversation.erased}</p>
      <p className="text-soft text-xs">{children}</p>
    </div>
  )
}
