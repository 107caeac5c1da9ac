import type { OpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import { windowOutlook } from '../../shared/domain/hours/window-outlook.ts'
import type { Texts } from '../texts/pt-br.ts'
import { briefDuration } from './duration.ts'
import { comingDay, dayOf, momentSoon, type Place, timeOf } from './moment.ts'
import { windowMark, windowState } from './service-window.ts'

export type Mark = { readonly words: string; readonly urgent: boolean }

const HOUR = 60 * 60 * 1000

/** By when somebody who waits has to be answered; null while there is nothing to hurry for. */
export function outlookMark(
  closesAt: number | null,
  now: number,
  hours: OpeningHours | null,
  texts: Texts,
  place: Place,
): Mark | null {
  const plain = windowMark(closesAt, now, texts)
  if (hours === null) {
    return plain === null ? null : { words: plain, urgent: windowState(closesAt, now) !== 'soon' }
  }
  const { state, answerBy } = windowOutlook(hours, closesAt, now)
  const words = texts.window
  switch (state) {
    case 'template-needed':
      return { words: words.templateOnly, urgent: true }
    case 'before-reopening':
      return { words: words.beforeReopening, urgent: true }
    case 'this-shift':
      return {
        words: words.answerBy(momentSoon(answerBy, now, place)),
        urgent: answerBy - now <= HOUR,
      }
    case 'comfortable':
      return plain === null ? null : { words: plain, urgent: false }
  }
}

/** How long the desk was open meanwhile (ms); all of it where nobody said when that is. */
export function openMs(since: number, now: number, hours: OpeningHours | null): number {
  return hours?.openMsBetween(since, now) ?? now - since
}

/** How long somebody has waited, in the hours in which anybody could have answered. */
export function waitWords(
  since: number,
  now: number,
  hours: OpeningHours | null,
  texts: Texts,
): string {
  const { queue } = texts
  if (now - since < 60_000) return queue.waitsNow
  const open = openMs(since, now, hours)
  return open < 60_000 ? queue.waitsOutside : queue.waits(briefDuration(open, texts))
}

/** Whether the desk is open, until when, or why not and when it opens again. */
export function openingWords(
  hours: OpeningHours,
  now: number,
  texts: Texts,
  place: Place,
): { open: boolean; words: string } {
  const words = texts.hours
  const span = hours.spanFrom(now)
  if (span === null) return { open: false, words: words.closed }
  if (span.start <= now) return { open: true, words: words.openUntil(timeOf(span.end, place)) }
  const because = hours.planOf(hours.dateAt(now)).because?.name ?? null
  const time = timeOf(span.start, place)
  const isToday = dayOf(span.start, place.timeZone) === dayOf(now, place.timeZone)
  const when = isToday ? time : `${comingDay(span.start, now, place)}, ${time}`
  return { open: false, words: words.reopens(because, when) }
}
