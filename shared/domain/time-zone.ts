import * as z from '../late-zod.ts'

/** IANA name. Days and greetings follow the organisation's, whatever the PC says. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'is not an IANA time zone')

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
