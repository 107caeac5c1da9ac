import type { Place } from './moment.ts'

/** A date as short as it can be told apart: `22/11/2026`. */
export function dateOf(at: number, { language, timeZone }: Place): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone }).format(at)
}

/** With the time of day: `22/11/2026, 14:05`. */
export function dateTimeOf(at: number, { language, timeZone }: Place): string {
  const options = { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23', timeZone } as const
  return new Intl.DateTimeFormat(language, options).format(at)
}
