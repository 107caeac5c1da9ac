import { randomUUID } from 'node:crypto'
import type { HoursCommand } from '../../shared/commands.ts'
import type { OfficeHours } from '../../shared/domain/hours/office-hours.ts'
import { palmas } from './hours.ts'

/** The hours of Palmas; `more` replaces what a test is about. */
export function sampleHours(more: Partial<OfficeHours> = {}): OfficeHours {
  const { timeZone, calendar } = palmas
  return { timeZone, calendar, outsideReplyId: null, ...more }
}

/** Palmas, but for the shifts of its Mondays. */
export function withMondays(...shifts: OfficeHours['calendar']['weekly']['monday']): OfficeHours {
  const { calendar } = palmas
  return sampleHours({
    calendar: { ...calendar, weekly: { ...calendar.weekly, monday: shifts } },
  })
}

export function saveHours(hours: OfficeHours, basedOn: string | null = null): HoursCommand {
  const commandId = randomUUID()
  return { type: 'save-opening-hours', commandId, issuedAt: Date.now(), hours, basedOn }
}
