import { readFileSync } from 'node:fs'
import type { HoursException, OpeningCalendar } from '../../shared/domain/hours/opening-calendar.ts'
import { createOpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import { organisationSchema } from '../../shared/organisation.ts'

/** The two organisations of the demo, as their profiles say. */
export const palmas = profile('palmas')
export const ufmt = profile('ufmt')

function profile(name: string) {
  const file = new URL(`../../resources/organisations/${name}.json`, import.meta.url)
  const { hours, timeZone } = organisationSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  if (hours === null) throw new Error(`${name} has no hours`)
  const offset = name === 'palmas' ? '-03:00' : '-04:00'
  return { calendar: hours, timeZone, offset, toString: () => name }
}

export type Profile = ReturnType<typeof profile>

export function hoursOf(
  { calendar, timeZone }: Profile,
  exceptions: readonly HoursException[] = [],
) {
  const changed: OpeningCalendar = { ...calendar, exceptions: [...exceptions] }
  return createOpeningHours(changed, timeZone)
}

/** `2026-11-25 13:30` by the organisation's wall clock → ms since the epoch. */
export function moment({ offset }: Profile, wallClock: string): number {
  return Date.parse(`${wallClock.replace(' ', 'T')}:00${offset}`)
}
