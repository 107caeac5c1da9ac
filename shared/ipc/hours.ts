import type { Refusal } from '../commands.ts'
import type { OfficeHours } from '../domain/hours/office-hours.ts'
import type { OpeningCalendar } from '../domain/hours/opening-calendar.ts'
import * as z from '../late-zod.ts'

/** The opening hours; they are saved by `issue-command`. */
export const hoursCalls = {
  'read-hours': z.object({}),
  'list-hours-versions': z.object({}),
} as const

type AgentName = { agentId: string; name: string }

/** Hours of which nobody may have said yet when they are: without a calendar the desk counts as open. */
export type HoursShown = Omit<OfficeHours, 'calendar'> & { calendar: OpeningCalendar | null }

export type HoursView = {
  /** As they stand, with what this console has asked for. */
  hours: HoursShown
  /** What a change is based on: the command that made them; null: the installation's file did. */
  basedOn: string | null
  /** When and by whom they were changed last; null while nobody has, as far as the record knows. */
  saved: { at: number; by: AgentName | null } | null
  mayEdit: boolean
  unconfirmed:
    | { state: 'waiting' }
    | { state: 'refused'; commandId: string; refusal: Refusal; hours: OfficeHours }
    | null
}

export type HoursVersionView = {
  /** 0: what the installation's file says, from before anybody changed anything. */
  version: number
  /** Null of the file. */
  saved: { at: number; by: AgentName | null } | null
  hours: HoursShown
}

export type HoursCallResults = {
  'read-hours': HoursView
  /** Newest first; the file's own are the last. */
  'list-hours-versions': { versions: HoursVersionView[] }
}
