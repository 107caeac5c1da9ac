import type { OfficeHours } from '../shared/domain/hours/office-hours.ts'
import type { OpeningCalendar } from '../shared/domain/hours/opening-calendar.ts'
import { createOpeningHours, type OpeningHours } from '../shared/domain/hours/opening-hours.ts'
import type { StartingDocuments } from '../shared/domain/office/documents.ts'
import { createGazetteer, type Gazetteer, type Quadra } from '../shared/domain/places/quadra.ts'
import type { Topic } from '../shared/domain/topics/topic-list.ts'
import {
  type Organisation,
  type OrganisationInForce,
  startingDocuments,
} from '../shared/organisation.ts'

/** What an organisation says of itself, made ready to be asked. */
export type Office = {
  /** IANA name. */
  readonly timeZone: string
  /** Null for an organisation that has not said when people attend. */
  readonly hours: OpeningHours | null
  /** When people attend by the installation's file, which holds until somebody changes it. */
  readonly starting: { readonly timeZone: string; readonly calendar: OpeningCalendar | null }
  /** What the file says of topics and of other documents, until somebody saves any. */
  readonly topics: readonly Topic[]
  readonly documents: StartingDocuments
  readonly gazetteer: Gazetteer
  /** As it calls itself to citizens. */
  readonly name: string
  /** Null for an organisation that keeps no broadcast list. */
  readonly registration: Organisation['registration']
}

type Described = Pick<Organisation, 'timeZone' | 'hours' | 'quadras' | 'name' | 'registration'> &
  Partial<Pick<Organisation, 'topics' | 'areas' | 'fields'>>

/**
 * @param changed what the organisation's people made of its hours; null: nothing yet.
 * @param quadras the same of its list of quadras.
 */
export function createOffice(
  file: Described,
  changed: OfficeHours | null = null,
  quadras: readonly Quadra[] | null = null,
): Office {
  const timeZone = changed?.timeZone ?? file.timeZone
  const calendar = changed?.calendar ?? file.hours
  return {
    timeZone,
    hours: calendar && createOpeningHours(calendar, timeZone),
    starting: { timeZone: file.timeZone, calendar: file.hours },
    topics: file.topics ?? [],
    documents: startingDocuments({ areas: [], fields: [], ...file }),
    gazetteer: createGazetteer(quadras ?? file.quadras),
    ...{ name: file.name, registration: file.registration },
  }
}

/** What the file says, with what the organisation's people have made of its hours since. */
export function inForce(file: Organisation, changed: OfficeHours | null): OrganisationInForce {
  if (changed === null) return { ...file, outsideReplyId: null }
  const { timeZone, calendar: hours, outsideReplyId } = changed
  return { ...file, timeZone, hours, outsideReplyId }
}
