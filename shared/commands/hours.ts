import { officeHoursSchema } from '../domain/hours/office-hours.ts'
import * as z from '../late-zod.ts'
import { ofOffice } from './common.ts'

/** All of the opening hours at once: they are looked at, and stand or fall, as a whole. */
export const saveOpeningHours = z.object({
  type: z.literal('save-opening-hours'),
  ...ofOffice,
  hours: officeHoursSchema,
})
