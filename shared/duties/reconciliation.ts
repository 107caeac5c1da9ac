import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

const count = z.int().nonnegative()

/**
 * What became of what arrived, counted where it happens. Each received webhook was interpreted or
 * waits; each item of an interpreted one became exactly one of these.
 */
export const webhookTallySchema = z.object({
  received: count,
  interpreted: count,
  waiting: count,
})

export const itemTallySchema = z.object({
  /** What interpreted webhooks held. */
  items: count,
  messages: count,
  statuses: count,
  /** It was in the record already. */
  nothingNew: count,
  /** Of a field that the relay does not follow. */
  otherField: count,
  quarantined: count,
  /** Left the quarantine by a rule or an erasure. */
  discarded: count,
})

/** Every reply that an agent wrote is in exactly one of these, and so is every reaction. */
export const replyTallySchema = z.object({
  written: count,
  waiting: count,
  /** WhatsApp is being called, or the answer has not been recorded yet. */
  attempted: count,
  accepted: count,
  /** May have arrived: nothing has confirmed it. */
  unknown: count,
  failed: count,
})

const noneWritten = { written: 0, waiting: 0, attempted: 0, accepted: 0, unknown: 0, failed: 0 }

export const reconciledDaySchema = z.object({
  /** `2026-11-24`, in the organisation's time zone; null for all days together. */
  day: z.string().nullable(),
  webhooks: webhookTallySchema,
  items: itemTallySchema,
  replies: replyTallySchema,
  /** The desk's, which answer nothing. A relay of before they were told apart counts them as replies. */
  reactions: replyTallySchema.default(noneWritten),
})

export type ReconciledDay = z.infer<typeof reconciledDaySchema>

/** A reply that somebody has to look at. */
export const openReplySchema = z.object({
  conversationId: idSchema,
  messageId: idSchema,
  state: z.enum(['unknown', 'failed']),
  at: momentSchema,
})

/**
 * What does not add up: the two numbers that ought to be one. `items`: what webhooks held, and what
 * became of it; `quarantine`: what was counted into it, and what is in it.
 */
export const differenceSchema = z.object({
  what: z.enum(['items', 'quarantine']),
  expected: count,
  found: count,
})

/** `GET /v1/reconciliation`, for supervisors and administrators. */
export const reconciliationSchema = z.object({
  total: reconciledDaySchema,
  /** Newest first. */
  days: z.array(reconciledDaySchema),
  differences: z.array(differenceSchema),
  /** The newest replies that are unknown or failed. */
  openReplies: z.array(openReplySchema),
})

export type Reconciliation = z.infer<typeof reconciliationSchema>

export const reconciliationQuerySchema = z.object({
  /** How many days, from today backwards. */
  days: z.coerce.number().int().min(1).max(92).default(14),
})
