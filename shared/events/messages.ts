import { anyContentSchema, messageKindSchema } from '../domain/message-content.ts'
import { MAX_MENTIONS } from '../domain/notes/mentions.ts'
import { provenanceSchema } from '../domain/provenance.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

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
  /** Colleagues whom its words name: beside them, for who is told of a note is no secret of its citizen. */
  mentions: z.array(idSchema).max(MAX_MENTIONS).optional(),
  content: z.object({ text: z.string() }).nullable(),
})

export const messageEvents = [messageReceived, phoneMessageSent, noteAdded] as const
