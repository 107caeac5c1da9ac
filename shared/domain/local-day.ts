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

function local(moment: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
}
