import { failureClassSchema } from '../domain/failure-class.ts'
import { anyContentSchema } from '../domain/message-content.ts'
import { pricingSchema } from '../domain/pricing.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance, toMessage } from './pieces.ts'

export const statusSchema = z.enum(['sent', 'delivered', 'read', 'played', 'failed'])

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

export const sendingEvents = [
  replyQueued,
  sendAttempted,
  sendAccepted,
  sendDeferred,
  sendFailed,
  sendUnknown,
  statusReceived,
] as const
