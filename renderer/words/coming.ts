import type { Texts } from '../texts/pt-br.ts'
import { comingDay, dayOf, dayWords, type Place, timeOf } from './moment.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** A moment to come, within a sentence: `hoje, 14:00`, `amanhã, 08:00`, `segunda-feira, 08:00`. */
export function comingMoment(at: number, now: number, texts: Texts, place: Place): string {
  const { timeZone } = place
  const day = dayOf(at, timeZone)
  const time = timeOf(at, place)
  if (day === dayOf(now, timeZone)) return texts.when.today(time)
  // Where a day has 23 or 25 hours, noon is still in the next one.
  const isTomorrow = day === dayOf(Math.min(now + DAY_MS, at), timeZone) && at - now < 2 * DAY_MS
  return isTomorrow ? texts.when.tomorrow(time) : texts.when.on(comingDay(at, now, place), time)
}

/** A moment that was named once, and may be over by now. */
export function shownMoment(at: number, now: number, texts: Texts, place: Place): string {
  if (at >= now) return comingMoment(at, now, texts, place)
  const time = timeOf(at, place)
  const isToday = dayOf(at, place.timeZone) === dayOf(now, place.timeZone)
  return isToday ? texts.when.today(time) : texts.when.on(dayWords(at, now, texts, place), time)
}
