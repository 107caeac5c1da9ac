import { z } from 'zod'
import { roleSchema } from './domain/agent.ts'
import { assignmentRuleSchema } from './domain/assignment/rules.ts'
import { failureClassSchema } from './domain/failure-class.ts'
import { identitiesSchema } from './domain/identity.ts'
import { anyContentSchema, messageKindSchema } from './domain/message-content.ts'
import { pricingSchema } from './domain/pricing.ts'
import { provenanceSchema } from './domain/provenance.ts'
import {
  alertRaised,
  alertSettled,
  marketingPreferenceChanged,
  templateSaved,
} from './events/account-events.ts'
import { areaEvents } from './events/areas.ts'
import { assignmentEvents } from './events/assignment.ts'
import { blockEvents } from './events/block.ts'
import { callEnded } from './events/call.ts'
import { cannedEvents } from './events/canned.ts'
import { contentErased } from './events/content-erased.ts'
import { fieldEvents } from './events/fields.ts'
import { openingHoursSaved } from './events/hours.ts'
import { identityEvents } from './events/identity.ts'
import { attendanceReturned } from './events/leases.ts'
import { mediaRequested, mediaStored, mediaUnavailable } from './events/media.ts'
import { byAgent, inAttendance, sinceSchema, toMessage } from './events/pieces.ts'
import { quadrasSaved } from './events/quadras.ts'
import { queueFilterEvents } from './events/queue-filters.ts'
import { reactionQueued } from './events/reaction.ts'
import { registrationEvents } from './events/registration.ts'
import { scheduleEvents } from './events/schedule.ts'
import { replySettled } from './events/settled-replies.ts'
import { snoozeEvents } from './events/snooze.ts'
import { attendanceClassified, topicsSaved } from './events/topics.ts'
import { wordingSaved } from './events/wording.ts'
import { exactShape } from './exact-shape.ts'
import { idSchema, momentSchema } from './ids.ts'

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

export const statusSchema = z.enum(['sent', 'delivered', 'read', 'played', 'failed'])

/** An account was made or changed. Consoles need the names of colleagues to transfer to. */
const agentSaved = z.object({
  type: z.literal('agent-saved'),
  agentId: idSchema,
  name: z.string(),
  roles: z.array(roleSchema),
  disabled: z.boolean(),
})

/** WhatsApp told who a citizen is: the newest of each identity (reference, section 3). */
const citizenIdentified = z.object({
  type: z.literal('citizen-identified'),
  citizenId: idSchema,
  content: z
    .object({
      profileName: z.string().nullable(),
      username: z.string().nullable(),
      /** Digits as WhatsApp knows them (`wa_id`), never rewritten. */
      phone: z.string().nullable(),
      /** Business-scoped user id. */
      userId: z.string().nullable(),
      /** The same for the portfolios of one enterprise, where WhatsApp tells it. */
      parentUserId: z.string().nullable().optional(),
      /** All that the citizen ever had, so that the newest of these events tells the whole history. */
      identities: identitiesSchema.optional(),
    })
    .nullable(),
})

/** A conversation is the thread between one citizen and one number of the organisation. */
const conversationStarted = z.object({
  type: z.literal('conversation-started'),
  conversationId: idSchema,
  citizenId: idSchema,
  phoneNumberId: z.string(),
})

const attendanceOpened = z.object({
  type: z.literal('attendance-opened'),
  ...inAttendance,
  protocol: z.string(),
  since: sinceSchema,
  /** Who held the citizen's previous attendance: a hint for the queue, not a claim. */
  previousHolderId: idSchema.nullable(),
})

/** By an agent's command, or (both null) because the citizen wrote soon after closing. */
const attendanceReopened = z.object({
  type: z.literal('attendance-reopened'),
  ...inAttendance,
  since: sinceSchema,
  agentId: idSchema.nullable(),
  commandId: idSchema.nullable(),
})

const attendanceClaimed = z.object({
  type: z.literal('attendance-claimed'),
  ...inAttendance,
  ...byAgent,
  /** The lease's number: grows with each new holder. */
  fence: z.int().positive(),
  /** Nobody claimed it: the organisation's rules gave it to her, and `commandId` saved them. */
  rule: assignmentRuleSchema.optional().catch(undefined),
})

const attendanceReleased = z.object({
  type: z.literal('attendance-released'),
  ...inAttendance,
  ...byAgent,
})

const attendanceTransferred = z.object({
  type: z.literal('attendance-transferred'),
  ...inAttendance,
  ...byAgent,
  toAgentId: idSchema,
  fence: z.int().positive(),
})

const attendanceClosed = z.object({
  type: z.literal('attendance-closed'),
  ...inAttendance,
  ...byAgent,
})

/** What somebody wrote on WhatsApp, on either side. */
const written = {
  messageId: idSchema,
  /** WhatsApp's id of the message, verbatim. */
  whatsappId: z.string(),
  kind: messageKindSchema.catch('unknown'),
  /** WhatsApp itself told it, or it went to a group: it is not said to us (sections 2.8, 2.12). */
  notice: z.literal(true).optional(),
  /** WhatsApp's time, held within reason (design, "Shapes", 5). Messages are shown by it. */
  sentAt: momentSchema,
  /** The relay's time at which the webhook was on disk. */
  receivedAt: momentSchema,
  /** WhatsApp id of the message that is quoted. */
  replyTo: z.string().nullable(),
  content: anyContentSchema,
}

/** A citizen's message. Exactly one for each WhatsApp id, however often WhatsApp delivers it. */
const messageReceived = z.object({
  type: z.literal('message-received'),
  ...inAttendance,
  ...written,
  /** Only of messages that were forwarded, or came by an ad or post. */
  provenance: provenanceSchema.optional().catch(undefined),
})

/**
 * Somebody of the organisation wrote to a citizen on the phone that shares its number ("echo",
 * reference, section 2.11). It has no statuses, and opens no attendance.
 */
const phoneMessageSent = z.object({
  type: z.literal('phone-message-sent'),
  conversationId: idSchema,
  ...written,
})

const noteAdded = z.object({
  type: z.literal('note-added'),
  ...inAttendance,
  ...byAgent,
  noteId: idSchema,
  content: z.object({ text: z.string() }).nullable(),
})

/** The relay accepted an agent's reply and will send it. */
const replyQueued = z.object({
  type: z.literal('reply-queued'),
  ...inAttendance,
  ...byAgent,
  messageId: idSchema,
  /** The newest event of this conversation that the agent's screen had shown. */
  seenSeq: z.int().nonnegative(),
  replyTo: z.string().nullable(),
  /** The reply that this one repeats, because nobody knew of it or it had failed. */
  resends: idSchema.optional(),
  /** The scheduled reply in whose place it leaves. */
  scheduled: idSchema.optional(),
  /** The canned replies that its words began as. */
  canned: z.array(idSchema).optional(),
  content: anyContentSchema,
})

/** Written before WhatsApp is called, so that a crash during the call can never repeat it. */
const sendAttempted = z.object({
  type: z.literal('send-attempted'),
  ...toMessage,
  attempt: z.int().positive(),
})

/** WhatsApp took the message in: not yet "sent" (reference, section 5.3). */
const sendAccepted = z.object({
  type: z.literal('send-accepted'),
  ...toMessage,
  whatsappId: z.string(),
})

/** The attempt certainly did not reach WhatsApp, or WhatsApp asked to wait. */
const sendDeferred = z.object({
  type: z.literal('send-deferred'),
  ...toMessage,
  code: z.int().nullable(),
  nextAttemptAt: momentSchema,
})

/** WhatsApp refused the message for good. */
const sendFailed = z.object({
  type: z.literal('send-failed'),
  ...toMessage,
  /** WhatsApp's error code (reference, section 6.1); null where it gave none. */
  code: z.int().nullable(),
})

/** The attempt may have reached WhatsApp: never repeated, joined later by a status. */
const sendUnknown = z.object({
  type: z.literal('send-unknown'),
  ...toMessage,
  cause: z.enum(['timeout', 'crash', 'unreadable-answer']),
})

const statusReceived = z.object({
  type: z.literal('status-received'),
  ...toMessage,
  whatsappId: z.string(),
  status: statusSchema,
  /** WhatsApp's time. */
  statusAt: momentSchema,
  code: z.int().nullable(),
  /** Of a failed one: what its code means. */
  failureClass: failureClassSchema.optional().catch(undefined),
  /** How WhatsApp counts the message; only on those that say so. */
  pricing: pricingSchema.optional().catch(undefined),
})

/** Stands in the place of an event that the reader's roles may not see, or that was forgotten. */
const withheld = z.object({ type: z.literal('withheld') })

export const eventBodySchema = z.discriminatedUnion('type', [
  agentSaved,
  citizenIdentified,
  conversationStarted,
  attendanceOpened,
  attendanceReopened,
  attendanceClaimed,
  attendanceReleased,
  attendanceReturned,
  attendanceTransferred,
  attendanceClosed,
  attendanceClassified,
  messageReceived,
  phoneMessageSent,
  noteAdded,
  replyQueued,
  sendAttempted,
  sendAccepted,
  sendDeferred,
  sendFailed,
  sendUnknown,
  statusReceived,
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

/** `original`: a known event as it came, with whatever this version does not understand of it. */
export type ParsedEvent =
  | { known: true; event: LogEvent; original?: UnknownEvent }
  | { known: false; event: UnknownEvent }

const knownTypes: ReadonlySet<string> = new Set(
  eventBodySchema.options.map((option) => option.shape.type.value),
)

/** For each known type, whether an event is of that shape and nothing else. */
const exactEvents: ReadonlyMap<string, (value: unknown) => boolean> = new Map(
  eventBodySchema.options.map((option) => [
    option.shape.type.value,
    exactShape(placeSchema.extend(option.shape)),
  ]),
)

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
  if (!knownTypes.has(event.type)) return { known: false, event }
  const body = eventBodySchema.parse(value)
  return { known: true, event: { seq: event.seq, at: event.at, ...body }, original: event }
}

/** The usual case: a known event with nothing in it that this version does not understand. */
function isExactEvent(value: unknown): value is LogEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return typeof value.type === 'string' && exactEvents.get(value.type)?.(value) === true
}

/** The conversation that an event belongs to; null for what concerns the organisation. */
export function conversationOf(event: object): string | null {
  return 'conversationId' in event && typeof event.conversationId === 'string'
    ? event.conversationId
    : null
}
