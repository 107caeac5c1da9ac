import type { Texts } from '../texts/pt-br.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatters are costly to make and asked for by every bubble: one of each is kept. */
function format(
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options])
  const kept = formats.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone })
  formats.set(key, made)
  return made
}

/** Where a moment is told: the screen's language and the organisation's time zone (IANA). */
export type Place = { readonly language: string; readonly timeZone: string }

/** The calendar day in the organisation's time zone, as `2026-11-22`. */
export function dayOf(at: number, timeZone: string): string {
  return format('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** `14:05`. */
export function timeOf(at: number, { language, timeZone }: Place): string {
  return format(language, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** The whole of it, for whoever asks: `sábado, 22 de novembro de 2026 14:05`. */
export function fullMoment(at: number, { language, timeZone }: Place): string {
  return format(language, timeZone, {
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at)
}

/** `Hoje`, `Ontem`, or the date, with its year where it is not this one. */
export function dayWords(at: number, now: number, texts: Texts, place: Place): string {
  const { timeZone } = place
  const day = dayOf(at, timeZone)
  const today = dayOf(now, timeZone)
  if (day === today) return texts.conversation.today
  if (day === dayBefore(today)) return texts.conversation.yesterday
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { weekday: 'long', day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' }
  return format(place.language, timeZone, options).format(at)
}

/** What comes within a week by its weekday, else by day and month: `quinta-feira`, `4 de janeiro`. */
export function comingDay(at: number, now: number, { language, timeZone }: Place): string {
  const isNear = at - now < 6 * 24 * 60 * 60 * 1000
  return format(
    language,
    timeZone,
    isNear ? { weekday: 'long' } : { day: 'numeric', month: 'long' },
  ).format(at)
}

/** `14:05` of today, else `seg., 14:05`: of a moment within the next days, where there is little room. */
export function momentSoon(at: number, now: number, place: Place): string {
  const { language, timeZone } = place
  const time = timeOf(at, place)
  if (dayOf(at, timeZone) === dayOf(now, timeZone)) return time
  return `${format(language, timeZone, { weekday: 'short' }).format(at)}, ${time}`
}

/** As documents tell it, always whole and the day first: `22/11/2026 14:05`. */
export function documentMoment(at: number, timeZone: string): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const date = format('en-GB', timeZone, options).format(at)
  return `${date} ${timeOf(at, { language: 'en-GB', timeZone })}`
}

/** `14:05` of today, else `22/11, 14:05`. */
export function momentSince(at: number, now: number, place: Place): string {
  const { language, timeZone } = place
  const time = timeOf(at, place)
  if (dayOf(at, timeZone) === dayOf(now, timeZone)) return time
  const day = format(language, timeZone, { day: '2-digit', month: '2-digit' }).format(at)
  return `${day}, ${time}`
}

/** As short as a list allows: the time today, `Ontem`, else day and month. */
export function shortMoment(at: number, now: number, texts: Texts, place: Place): string {
  const { timeZone } = place
  const day = dayOf(at, timeZone)
  const today = dayOf(now, timeZone)
  if (day === today) return timeOf(at, place)
  if (day === dayBefore(today)) return texts.conversation.yesterday
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { day: '2-digit', month: '2-digit' }
    : { day: '2-digit', month: '2-digit', year: '2-digit' }
  return format(place.language, timeZone, options).format(at)
}

/** Calendar arithmetic on the date itself: a day of daylight saving has no 24 hours. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** A day by which something is due: `03/12`, with its year where it is not this one. */
export function dueDay(at: number, now: number, { language, timeZone }: Place): string {
  const sameYear = dayOf(at, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4)
  const day = { day: '2-digit', month: '2-digit' } as const
  return format(language, timeZone, sameYear ? day : { ...day, year: 'numeric' }).format(at)
}

/** `quarta-feira, 3 de dezembro de 2026`. */
export function fullDay(at: number, { language, timeZone }: Place): string {
  return format(language, timeZone, { dateStyle: 'full' }).format(at)
}
