import { createOpeningHours, type OpeningHours } from '../shared/domain/hours/opening-hours.ts'
import { createGazetteer, type Gazetteer } from '../shared/domain/places/quadra.ts'
import type { Organisation } from '../shared/organisation.ts'

/** What an organisation's profile says, made ready to be asked. */
export type Office = {
  /** IANA name. */
  readonly timeZone: string
  /** Null for an organisation that has not said when people attend. */
  readonly hours: OpeningHours | null
  readonly gazetteer: Gazetteer
  /** As it calls itself to citizens. */
  readonly name: string
  /** Null for an organisation that keeps no broadcast list. */
  readonly registration: Organisation['registration']
}

export function createOffice({
  timeZone,
  hours,
  quadras,
  name,
  registration,
}: Pick<Organisation, 'timeZone' | 'hours' | 'quadras' | 'name' | 'registration'>): Office {
  return {
    timeZone,
    hours: hours && createOpeningHours(hours, timeZone),
    gazetteer: createGazetteer(quadras),
    ...{ name, registration },
  }
}
