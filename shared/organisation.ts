import { areaListSchema } from './domain/areas/area-list.ts'
import { noAssignment } from './domain/assignment/rules.ts'
import { fieldListSchema } from './domain/fields/field-list.ts'
import { openingCalendarSchema } from './domain/hours/opening-calendar.ts'
import type { StartingDocuments } from './domain/office/documents.ts'
import { quadraSchema } from './domain/places/quadra.ts'
import { MOST_TOPICS } from './domain/registration/details.ts'
import { wordingSchema } from './domain/registration/wording.ts'
import { timeZoneSchema } from './domain/time-zone.ts'
import { topicListSchema } from './domain/topics/topic-list.ts'
import * as z from './late-zod.ts'

const days = z.int().positive().optional()

/** After how many days what goes, by the organisation's records schedule. Without a number it stays. */
export const retentionSchema = z.object({
  /** WhatsApp's webhooks as they came, once they were interpreted. */
  rawWebhooksDays: days,
  /** What could not be interpreted, with its webhook. */
  quarantineDays: days,
  /** Words, names of files and the like in conversations without an open attendance. */
  contentDays: days,
  /** Photos, recordings and documents that citizens sent, there. Those of replies go with the words. */
  mediaDays: days,
  /** Who read what. */
  auditDays: days,
  /** When agents received attendances, and when they paused; what was said last of each stays. */
  receivingDays: days,
})

export type Retention = z.infer<typeof retentionSchema>

/** What an installation is set up with, from `resources/organisations/NAME.json` or a file. */
export const organisationSchema = z.object({
  name: z.string().min(1),
  shortName: z.string().min(1),
  timeZone: timeZoneSchema,
  /** For so long after closing, a citizen who writes again reopens the same attendance. */
  reopenWithinMinutes: z.int().nonnegative(),
  /** A claim whose holder is away for so long goes back to the queue; 0: it never does. */
  leaseMinutes: z.number().nonnegative().default(0),
  /** A console that nobody touches for so long asks for the password again; 0: it never does. */
  lockMinutes: z.number().nonnegative().default(15),
  /**
   * For so long since a console last heard the relay, its users may sign in without it; 0: they never may,
   * nor come back to a console that locked meanwhile.
   */
  offlineDays: z.number().nonnegative().default(14),
  /** Whether citizens see that their messages were read, and that somebody is writing to them. */
  readReceipts: z.boolean().default(true),
  /**
   * When people attend, until somebody of the organisation says otherwise at a console; null for an
   * organisation that has not said: it counts as always open.
   */
  hours: openingCalendarSchema.nullable().default(null),
  retention: retentionSchema.optional(),
  /** What attendances can be about, and whom in the organisation it asks: each until somebody saves a list. */
  topics: topicListSchema.default([]),
  areas: areaListSchema.default([]),
  /** What it wants to know of citizens, until somebody saves a list. */
  fields: fieldListSchema.default([]),
  /** Its broadcast list; null for an organisation that keeps none. */
  registration: z
    .object({
      wording: wordingSchema,
      /** What citizens may ask to hear of. */
      topics: z.array(z.string().min(1).max(60)).max(MOST_TOPICS).default([]),
      /** What may be answered to somebody who leaves the list; an agent sends it, or does not. */
      farewell: z.string().min(1).max(1000),
    })
    .nullable()
    .default(null),
  /** Its units of address, recognised in what citizens write, until somebody saves a list. */
  quadras: z.array(quadraSchema).default([]),
})

export type Organisation = z.infer<typeof organisationSchema>

/** The same with what its people have changed since: time zone and hours are those that hold now. */
export type OrganisationInForce = Organisation & {
  /** The canned reply that is offered first while the desk is closed. */
  readonly outsideReplyId: string | null
}

/** What a screen is told of it, again and again. */
export type OrganisationProfile = Omit<
  OrganisationInForce,
  'quadras' | 'topics' | 'areas' | 'fields'
>

/** What the installation's file says of the documents that the organisation's people change. */
export function startingDocuments({
  areas,
  fields,
  quadras,
  registration,
}: Pick<Organisation, 'areas' | 'fields' | 'quadras' | 'registration'>): StartingDocuments {
  const wording = registration?.wording ?? null
  return { areas, fields, quadras, wording, assignment: noAssignment }
}
