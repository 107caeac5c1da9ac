import { Temporal } from 'temporal-polyfill'

/** Days as an organisation counts them, in its own IANA time zone. */

/** `YYYY-MM-DD` at a moment (ms since the epoch). */
export function dateAt(moment: number, timeZone: string): string {
  return local(moment, timeZone).toPlainDate().toString()
}

/** The moment (ms since the epoch) at which the day began. */
export function startOfDay(moment: number, timeZone: string): number {
  return local(moment, timeZone).startOfDay().epochMilliseconds
}

/** The moment at which a day begins, or the one after it: `plusDays` 1. @param date `YYYY-MM-DD`. */
export function startOfDate(date: string, timeZone: string, plusDays = 0): number {
  const day = Temporal.PlainDate.from(date).add({ days: plusDays })
  return day.toZonedDateTime(timeZone).epochMilliseconds
}

/** The hour of the day, 0 to 23. */
export function hourAt(moment: number, timeZone: string): number {
  return local(moment, timeZone).hour
}

function local(moment: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
}
