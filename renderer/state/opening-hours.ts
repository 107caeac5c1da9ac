import type { OpeningCalendar } from '../../shared/domain/hours/opening-calendar.ts'
import { createOpeningHours, type OpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { useStatus } from './status.ts'

let made: { key: string; calendar: OpeningCalendar; hours: OpeningHours } | null = null

/** When the organisation attends; null where it has not said, or nobody is signed in. */
export function useOpeningHours(): OpeningHours | null {
  return useStatus(hoursIn)
}

/** The same, outside of what draws. */
export function openingHours(): OpeningHours | null {
  return hoursIn(useStatus.getState())
}

function hoursIn({ status }: { status: ConsoleStatus | null }): OpeningHours | null {
  if (status?.session.state !== 'signed-in') return null
  const { hours, timeZone } = status.session.organisation
  return hours && hoursOf(hours, timeZone)
}

/** Each status brings the calendar anew; the days that were worked out are kept while it says the same. */
function hoursOf(calendar: OpeningCalendar, timeZone: string): OpeningHours {
  if (made?.calendar === calendar) return made.hours
  const key = JSON.stringify([calendar, timeZone])
  const hours = made?.key === key ? made.hours : createOpeningHours(calendar, timeZone)
  made = { key, calendar, hours }
  return hours
}
