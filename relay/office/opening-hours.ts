import { evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import { officeHoursSchema } from '../../shared/domain/hours/office-hours.ts'
import { officeDocument } from './document.ts'

/** The opening hours; none while what the installation's file says holds. */
export const openingHours = officeDocument({
  ...{ kind: 'hours', schema: officeHoursSchema },
  ...{ savedBy: 'opening-hours-saved', evolve: evolveHours },
})
