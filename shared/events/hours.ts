import { officeHoursSchema } from '../domain/hours/office-hours.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

/** The organisation's own rule, nobody's personal data: it stands in the envelope. */
export const openingHoursSaved = z.object({
  type: z.literal('opening-hours-saved'),
  ...byAgent,
  hours: officeHoursSchema,
  version: z.int().positive(),
})
