import { evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import { officeHoursSchema } from '../../shared/domain/hours/office-hours.ts'
import type { OpeningCalendar } from '../../shared/domain/hours/opening-calendar.ts'
import { createOpeningHours, type OpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { Reader } from '../store/port.ts'
import { officeDocument } from './document.ts'

/** The opening hours; none while what the installation's file says holds. */
export const openingHours = officeDocument({
  ...{ kind: 'hours', schema: officeHoursSchema },
  ...{ savedBy: 'opening-hours-saved', evolve: evolveHours },
})

/** The hours that hold now; null for an organisation that has not said, which is always open. */
export async function hoursInForce(
  sql: Reader,
  organisation: Organisation,
): Promise<{ hours: OpeningHours | null; timeZone: string }> {
  const changed = (await openingHours.find(sql))?.body
  const timeZone = changed?.timeZone ?? organisation.timeZone
  const calendar: OpeningCalendar | null = changed?.calendar ?? organisation.hours
  return { hours: calendar && createOpeningHours(calendar, timeZone), timeZone }
}
