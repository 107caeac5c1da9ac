import type { OpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import { windowOutlook } from '../../shared/domain/hours/window-outlook.ts'
import type { Texts } from '../texts/pt-br.ts'
import { briefDuration } from './duration.ts'
import { comingDay, dayOf, momentSoon, type Place, timeOf } from './moment.ts'
import { windowMark, windowState } from './service-window.ts'

/** `brief`: beside a sign that says the rest, where a row is narrow. */
export type Mark = { readonly words: string; readonly brief: string; readonly urgent: boolean }

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
    const urgent = windowState(closesAt, now) !== 'soon'
    return plain === null ? null : { words: plain, brief: plain, urgent }
  }
  const { state, answerBy } = windowOutlook(hours, closesAt, now)
  const words = texts.window
  switch (state) {
    case 'template-needed':
      return { words: words.templateOnly, brief: words.templateOnly, urgent: true }
    case 'before-reopening':
      return { words: words.beforeReopening, brief: words.beforeReopeningBrief, urgent: true }
    case 'this-shift': {
      const by = momentSoon(answerBy, now, place)
      const urgent = answerBy - now <= HOUR
      return { words: words.answerBy(by), brief: words.answerByBrief(by), urgent }
    }
    case 'comfortable':
      return plain === null ? null : { words: plain, brief: plain, urgent: false }
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
): Pick<Mark, 'words' | 'brief'> {
  const { queue } = texts
  const same = (words: string) => ({ words, brief: words })
  if (now - since < 60_000) return { words: queue.waitsNow, brief: queue.waitsNowBrief }
  const open = openMs(since, now, hours)
  if (open >= 60_000) return same(queue.waits(briefDuration(open, texts)))
  return { words: queue.waitsOutside, brief: queue.waitsOutsideBrief }
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
