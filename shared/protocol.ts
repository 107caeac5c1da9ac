import { roleSchema } from './domain/agent.ts'
import { idSchema, momentSchema } from './ids.ts'
import * as z from './late-zod.ts'
import { organisationSchema } from './organisation.ts'
import { presenceNewsSchema } from './presence.ts'

/**
 * What relay and console say to each other over HTTP. Both sides parse with these schemas.
 * A change that an older side could not read raises the version; the console sends it with every
 * request in `PROTOCOL_HEADER`, and a relay of another version answers 426 with `wrong-protocol`.
 */
export const PROTOCOL_VERSION = 1
export const PROTOCOL_HEADER = 'balcao-protocol'

/** The relay's clock at the answer (ms), so that a console can show the relay's time. */
export const CLOCK_HEADER = 'balcao-clock'

/** The most events that one JSON page holds. */
export const MAX_PAGE = 1000

/** A live stream is silent for at most so long; consoles give up on it after twice as long. */
export const HEARTBEAT_MS = 15_000

export const signInRequestSchema = z.object({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
})

export const accountSchema = z.object({
  agentId: idSchema,
  login: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
})

export type Account = z.infer<typeof accountSchema>

export const signInResponseSchema = z.object({
  token: z.string(),
  expiresAt: momentSchema,
  account: accountSchema,
  organisation: organisationSchema,
  /** The log's own id: a replica of another log must not be continued with this one. */
  logId: idSchema,
})

export type SignInResponse = z.infer<typeof signInResponseSchema>

/** `GET /v1/session`: the same for a session that is under way, without its token. */
export const sessionResponseSchema = signInResponseSchema.omit({ token: true })

export type SessionResponse = z.infer<typeof sessionResponseSchema>

/** `GET /v1/events`: events after `after`, at most `limit`. Parsed one by one with `parseEvent`. */
export const eventsPageSchema = z.object({
  events: z.array(z.unknown()),
  /** Ask again with `after=next`. */
  next: z.int().nonnegative(),
  /** The newest `seq` of the log. */
  head: z.int().nonnegative(),
  /** Only where the question had `presence`. */
  presence: presenceNewsSchema.optional(),
})

/** First line of `GET /v1/snapshot` (NDJSON); the other lines are events in order of `seq`. */
export const snapshotHeaderSchema = z.object({
  logId: idSchema,
  head: z.int().nonnegative(),
  /** How many events follow. */
  count: z.int().nonnegative(),
  /** How many messages the whole log holds; earlier relays do not say. */
  messages: z.int().nonnegative().optional(),
})

/** `PUT /v1/receiving`: whether the one who asks is given attendances that wait. */
export const receivingRequestSchema = z.object({ receiving: z.boolean() })

export const errorCodeSchema = z.enum([
  'malformed',
  'unauthenticated',
  'wrong-credentials',
  'not-permitted',
  'not-found',
  'command-id-taken',
  'reply-on-its-way',
  'too-large',
  'wrong-type',
  'wrong-range',
  'too-many-requests',
  'wrong-protocol',
  'store-unavailable',
  'internal',
])

export type ErrorCode = z.infer<typeof errorCodeSchema>

/** Every answer of `/v1` that is not 2xx. `message` is for people who read logs, in English. */
export const errorResponseSchema = z.object({ error: errorCodeSchema, message: z.string() })
