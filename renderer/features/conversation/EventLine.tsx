import type { TimelineItem } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { useNow } from '../../state/clock.ts'
import { openRow } from '../../state/desk.ts'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { shownMoment } from '../../words/coming.ts'
import { dateOf } from '../../words/day.ts'
import { durationWords } from '../../words/duration.ts'
import { notLeftWords } from '../../words/refusal.ts'
import { Moment } from './Moment.tsx'
import { UnconfirmedLine } from './UnconfirmedLine.tsx'

type EventItem = Extract<TimelineItem, { kind: 'event' }>

/** What happened to the attendance: one quiet line between the bubbles. */
export function EventLine({ item }: { item: EventItem }) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const due = item.dueAt === null ? null : dateOf(item.dueAt, place)
  const when = shownMoment(item.dueAt ?? item.at, now, texts, place)
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-1 text-center text-faint text-xs">
      <p className="text-balance">
        {eventWords(item, { due, when }, texts)} · <Moment at={item.at} />
      </p>
      {item.leadsTo !== null && <OtherConversation conversationId={item.leadsTo} />}
      {item.unconfirmed && <UnconfirmedLine unconfirmed={item.unconfirmed} since={item.at} />}
    </div>
  )
}

function OtherConversation({ conversationId }: { conversationId: string }) {
  const { event } = useTexts().conversation
  return (
    <Button size="small" tone="quiet" onPress={() => openRow(conversationId)}>
      {event.openOther}
    </Button>
  )
}

/** `due`: the day by which an area is to answer; `when`: for when something was scheduled. */
type Times = { readonly due: string | null; readonly when: string }

function eventWords(item: EventItem, { due, when }: Times, texts: Texts): string {
  const { event } = texts.conversation
  const nameOf = (agent: EventItem['agent']) => agent?.name ?? texts.colleague
  switch (item.what) {
    case 'opened':
      return event.opened(item.protocol)
    case 'reopened':
      return event.reopened(item.agent === null ? null : nameOf(item.agent))
    case 'claimed':
      return event.claimed(nameOf(item.agent))
    case 'released':
      return event.released(nameOf(item.agent))
    case 'returned':
      return event.returned(nameOf(item.agent), durationWords((item.minutes ?? 0) * 60_000, texts))
    case 'settled':
      return event.settled
    case 'transferred':
      return event.transferred(nameOf(item.agent), nameOf(item.to))
    case 'closed':
      return event.closed(nameOf(item.agent))
    case 'classified':
      return event.classified(nameOf(item.agent), item.topic)
    case 'forwarded':
      return event.forwarded(nameOf(item.agent), item.area, due ?? '')
    case 'snoozed':
      return event.snoozed(nameOf(item.agent), when)
    case 'scheduled':
      return event.scheduled(nameOf(item.agent), when)
    case 'schedule-returned':
      return event['schedule-returned'](nameOf(item.agent), notLeftWords(item.reason, texts))
    case 'separated':
      return event.separated
    case 'unblocked':
      return event.unblocked(item.agent === null ? null : nameOf(item.agent))
    default:
      return event[item.what](nameOf(item.agent))
  }
}
