import {
  alertRaised,
  alertSettled,
  marketingPreferenceChanged,
  templateSaved,
} from './events/account-events.ts'
import { areaEvents } from './events/areas.ts'
import { assignmentEvents } from './events/assignment.ts'
import { attendanceEvents } from './events/attendances.ts'
import { blockEvents } from './events/block.ts'
import { callEnded } from './events/call.ts'
import { cannedEvents } from './events/canned.ts'
import { contentErased } from './events/content-erased.ts'
import { fieldEvents } from './events/fields.ts'
import { openingHoursSaved } from './events/hours.ts'
import { identityEvents } from './events/identity.ts'
import { attendanceReturned } from './events/leases.ts'
import { mediaRequested, mediaStored, mediaUnavailable } from './events/media.ts'
import { messageEvents } from './events/messages.ts'
import { peopleEvents } from './events/people.ts'
import { quadrasSaved } from './events/quadras.ts'
import { queueFilterEvents } from './events/queue-filters.ts'
import { reactionQueued } from './events/reaction.ts'
import { registrationEvents } from './events/registration.ts'
import { scheduleEvents } from './events/schedule.ts'
import { sendingEvents } from './events/sending.ts'
import { replySettled } from './events/settled-replies.ts'
import { snoozeEvents } from './events/snooze.ts'
import { attendanceClassified, topicsSaved } from './events/topics.ts'
import { wordingSaved } from './events/wording.ts'
import { exactShape } from './exact-shape.ts'
import { momentSchema } from './ids.ts'
import * as z from './late-zod.ts'

/**
 * The log's language. Invariants:
 * - `seq` starts at 1 and has no gap, for every reader: what a role may not see is `withheld`.
 * - Events are facts in the past tense; none is ever changed. An erasure removes a `content`; of who
 *   received attendances a rule may leave `withheld`.
 * - `content` holds everything personal (words, names, numbers); the rest of an event holds none.
 *   It is null once erased, and a reader must cope with that from the first day.
 * - A reader that meets a type it does not know stores it, skips it, and moves its cursor on.
 * - A kind of content that it does not know is `unknown` content to it. Both are stored as they came,
 *   so that a newer version of the same reader understands them later.
 */

/** Stands in the place of an event that the reader's roles may not see, or that was forgotten. */
const withheld = z.object({ type: z.literal('withheld') })

export const eventBodySchema = z.discriminatedUnion('type', [
  ...peopleEvents,
  ...attendanceEvents,
  attendanceReturned,
  attendanceClassified,
  ...messageEvents,
  ...sendingEvents,
  contentErased,
  callEnded,
  ...identityEvents,
  ...blockEvents,
  ...registrationEvents,
  mediaStored,
  mediaUnavailable,
  mediaRequested,
  templateSaved,
  alertRaised,
  alertSettled,
  marketingPreferenceChanged,
  replySettled,
  reactionQueued,
  ...cannedEvents,
  openingHoursSaved,
  topicsSaved,
  ...areaEvents,
  ...scheduleEvents,
  ...snoozeEvents,
  ...fieldEvents,
  wordingSaved,
  quadrasSaved,
  ...queueFilterEvents,
  ...assignmentEvents,
  withheld,
])

/** What happened, before the log gave it a place. */
export type EventBody = z.infer<typeof eventBodySchema>

/** The place in the log: number and the relay's time of writing. */
export const placeSchema = z.object({ seq: z.int().positive(), at: momentSchema })

/** An event as it stands in the log. */
export type LogEvent = z.infer<typeof placeSchema> & EventBody

export type EventOf<Type extends EventBody['type']> = Extract<LogEvent, { type: Type }>

/** An event that only a newer version understands: kept whole, skipped by every projection. */
export type UnknownEvent = z.infer<typeof placeSchema> & { type: string }

/**
 * `original`: a known event as it came, with whatever this version does not understand of it; `json`: the
 * text of one of which it understands all, where it came as a text.
 */
export type ParsedEvent =
  | { known: true; event: LogEvent; original?: UnknownEvent; json?: string }
  | { known: false; event: UnknownEvent }

const knownEvents: ReadonlyMap<string, (typeof eventBodySchema.options)[number]> = new Map(
  eventBodySchema.options.map((option) => [option.shape.type.value, option]),
)

/**
 * For known types, whether an event is of that shape and nothing else; each made when one first
 * comes, because making all of them takes a tenth of a start.
 */
const exactEvents = new Map<string, (value: unknown) => boolean>()

/** Any event as it comes, of whatever version: its other fields depend on its type. */
export const wireEventSchema = placeSchema.extend({ type: z.string() }).loose()

/**
 * Reads one event from a border (HTTP, disk). A type that this version knows must have its shape,
 * except for what people wrote in it.
 * @throws ZodError when it has no place or type, or a known type with another shape.
 */
export function parseEvent(value: unknown): ParsedEvent {
  if (isExactEvent(value)) return { known: true, event: value }
  const event = wireEventSchema.parse(value)
  const known = knownEvents.get(event.type)
  if (!known) return { known: false, event }
  // Not by the union of all: its other shapes would have to be made for one event.
  const body: EventBody = known.parse(value)
  return { known: true, event: { seq: event.seq, at: event.at, ...body }, original: event }
}

/** The usual case: a known event with nothing in it that this version does not understand. */
function isExactEvent(value: unknown): value is LogEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return typeof value.type === 'string' && testOf(value.type)?.(value) === true
}

function testOf(type: string): ((value: unknown) => boolean) | undefined {
  const made = exactEvents.get(type)
  const known = made ? undefined : knownEvents.get(type)
  if (!known) return made
  const test = exactShape(placeSchema.extend(known.shape))
  exactEvents.set(type, test)
  return test
}

/** The conversation that an event belongs to; null for what concerns the organisation. */
export function conversationOf(event: object): string | null {
  return 'conversationId' in event && typeof event.conversationId === 'string'
    ? event.conversationId
    : null
}
