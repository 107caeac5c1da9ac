import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Texts } from '../texts/pt-br.ts'
import { durationWords } from './duration.ts'
import { notLeftWords } from './refusal.ts'

export type EventItem = Extract<TimelineItem, { kind: 'event' }>

/** `due`: the day by which an area is to answer; `when`: for when something was scheduled. */
type Times = { readonly due: string | null; readonly when: string }

/** What happened to an attendance, in a line. */
export function eventWords(item: EventItem, { due, when }: Times, texts: Texts): string {
  const { event } = texts.conversation
  const nameOf = (agent: EventItem['agent']) => agent?.name ?? texts.colleague
  switch (item.what) {
    case 'opened':
      return event.opened(item.protocol)
    case 'reopened':
      return event.reopened(item.agent === null ? null : nameOf(item.agent))
    case 'claimed':
      return item.rule
        ? event.given[item.rule](nameOf(item.agent))
        : event.claimed(nameOf(item.agent))
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
