import { protocolSchema } from '../domain/protocol-number.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/**
 * Who looked at what. What people *did* is in the log, each event with its agent; reading leaves no
 * event, and happens on consoles that may be offline. Nothing that anybody wrote stands in here.
 */

/** How a conversation came to be on a screen: opened, or found by words that were searched for. */
export const readingWaySchema = z.enum(['opened', 'found'])

export type ReadingWay = z.infer<typeof readingWaySchema>

export const readingSchema = z.object({
  /** Made by the console: a reading that is told twice is kept once. */
  readingId: idSchema,
  conversationId: idSchema,
  way: readingWaySchema,
  /**
   * The number of the attendance that left the console as a whole: copied, saved or printed. A relay
   * that does not know of it writes down an opening, which it was as well.
   */
  exported: protocolSchema.optional(),
  /** On the relay's clock, as the console estimated it. */
  at: momentSchema,
})

export type Reading = z.infer<typeof readingSchema>

/**
 * One who keeps a conversation open, or comes back to it, is written down once in so long (ms); each
 * export is an act of its own.
 */
export const READING_INTERVAL_MS = 15 * 60_000

export const MOST_READINGS = 200

/** `POST /v1/readings`: what was opened on this agent's console. */
export const readingsRequestSchema = z.object({
  readings: z.array(readingSchema).min(1).max(MOST_READINGS),
})

/** All of them are in the audit trail now, whether they came for the first time or again. */
export const readingsResponseSchema = z.object({ kept: z.int().nonnegative() })

export const auditActionSchema = z.enum([
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'opened',
  'found',
  /** `detail`: the number of the attendance that was copied, saved or printed as a whole. */
  'exported',
  'read-quarantine',
  'read-audit',
  'erased-citizen',
  /** `detail`: how many. */
  'imported-subscribers',
  'exported-subscribers',
  'exported-citizen',
  /** One of the operator's commands at the server; `detail` names it. */
  'operated',
  /** A rule took entries of this table that were older than it keeps. */
  'retention',
])

export type AuditAction = z.infer<typeof auditActionSchema>

export const auditEntrySchema = z.object({
  id: z.int().positive(),
  /** When it happened; of a reading on a console, by that console's estimate of the relay's clock. */
  at: momentSchema,
  /** When the relay wrote it down: long after, where a console was offline. */
  recordedAt: momentSchema,
  /** Null for the operator at the server, for a rule, and for a login that there is not. */
  agentId: idSchema.nullable(),
  /** `unknown`: of a kind that a newer relay knows. */
  action: auditActionSchema.or(z.literal('unknown')).catch('unknown'),
  conversationId: idSchema.nullable(),
  citizenId: idSchema.nullable(),
  detail: z.string().nullable(),
})

export type AuditEntry = z.infer<typeof auditEntrySchema>

export const MOST_AUDIT_ENTRIES = 200

/** `GET /v1/audit`, for supervisors and administrators. */
export const auditQuerySchema = z.object({
  agentId: idSchema.optional(),
  conversationId: idSchema.optional(),
  citizenId: idSchema.optional(),
  /** Moments, in ms; `until` is not included. */
  from: z.coerce.number().int().nonnegative().optional(),
  until: z.coerce.number().int().nonnegative().optional(),
  /**
   * Consoles that know what an export is say so; the first versions could not read a page with one in
   * it, and are told of an opening.
   */
  knows: z.literal('exported').optional(),
  /** The page's end: entries older than this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().positive().max(MOST_AUDIT_ENTRIES).default(50),
})

export const auditPageSchema = z.object({
  /** Newest first. */
  entries: z.array(auditEntrySchema),
  /** Ask again with `before=next`; null when that was all. */
  next: z.int().positive().nullable(),
})

export type AuditPage = z.infer<typeof auditPageSchema>
