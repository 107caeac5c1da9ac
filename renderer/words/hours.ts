import { Temporal } from 'temporal-polyfill'
import { holidayDate } from '../../shared/domain/hours/holiday-dates.ts'
import type { Holiday, Shift, weekdays } from '../../shared/domain/hours/opening-calendar.ts'
import type { Texts } from '../texts/pt-br.ts'

/** `13:30–18:00`, `07:30–11:30 e 13:30–17:30`, `fechado`. */
export function shiftsWords(shifts: readonly Shift[], { opening }: Texts): string {
  if (shifts.length === 0) return opening.closed
  return opening.list(shifts.map(({ from, to }) => `${from}–${to}`))
}

/** A calendar date (`YYYY-MM-DD`), which lies in no time zone: `sex., 20 de nov. de 2026`. */
export function dateWords(date: string, language: string, form: 'short' | 'full' = 'short') {
  const options: Intl.DateTimeFormatOptions =
    form === 'full'
      ? { dateStyle: 'full' }
      : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}

/** One date, or both ends of a run of them. */
export function runWords(
  { from, to }: { from: string; to: string },
  texts: Texts,
  language: string,
) {
  const first = dateWords(from, language)
  return from === to ? first : texts.opening.run(first, dateWords(to, language))
}

/** `short` for the heads of a calendar. */
export function weekdayWords(
  day: number | (typeof weekdays)[number],
  language: string,
  form: 'long' | 'short' = 'long',
): string {
  const at = typeof day === 'number' ? day : order.indexOf(day)
  // 5 January 2026 was a Monday.
  const moment = Date.UTC(2026, 0, 5 + at)
  return new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' }).format(moment)
}

const order: readonly (typeof weekdays)[number][] = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const),
]

export function monthWords(month: number, language: string): string {
  const moment = Date.UTC(2026, month - 1, 1)
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(moment)
}

/** `20 de novembro`, or how many days from Easter. */
export function holidayDayWords({ on }: Holiday, { opening }: Texts, language: string): string {
  if ('easter' in on) return opening.fromEaster(on.easter)
  const moment = Date.UTC(2024, on.month - 1, on.day)
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, options).format(moment)
}

/** The next date on which it falls, from a date on; null where none comes within ten years. */
export function nextDateOf(holiday: Holiday, today: string): string | null {
  const { year } = Temporal.PlainDate.from(today)
  for (let ahead = 0; ahead < 10; ahead += 1) {
    const date = holidayDate(holiday, year + ahead)
    if (date !== null && date >= today) return date
  }
  return null
}
