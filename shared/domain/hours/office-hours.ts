import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { type Actor, mayAdminister, maySupervise } from '../agent.ts'
import type { Kept } from '../office/kept.ts'
import { timeZoneSchema } from '../time-zone.ts'
import { openingCalendarSchema } from './opening-calendar.ts'

/** What an organisation's people say at their consoles of when they attend. */
export const officeHoursSchema = z.object({
  timeZone: timeZoneSchema,
  calendar: openingCalendarSchema,
  /** The canned reply that is offered first while the desk is closed; nothing sends it by itself. */
  outsideReplyId: idSchema.nullable(),
})

export type OfficeHours = z.infer<typeof officeHoursSchema>

export type KeptHours = Kept<OfficeHours>

export function mayChangeHours(actor: Actor): boolean {
  return maySupervise(actor) || mayAdminister(actor)
}
