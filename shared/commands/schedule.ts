import { attachmentSchema } from '../domain/attachment.ts'
import { MAX_TEXT_LENGTH } from '../domain/content/text.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** A reply that the relay sends at a moment, whether this console runs then or not. */
export const scheduleReply = z.object({
  type: z.literal('schedule-reply'),
  ...common,
  /** Made by the console: the id of the schedule, and of the message that it becomes. */
  messageId: idSchema,
  text: z.string().max(MAX_TEXT_LENGTH),
  replyTo: z.string().max(512).nullable(),
  attachment: attachmentSchema.optional(),
  canned: z.array(idSchema).max(20).optional(),
  confirmed: z.boolean().optional(),
  /** When it is to leave (ms, the relay's clock). */
  dueAt: momentSchema,
})

export const cancelSchedule = z.object({
  type: z.literal('cancel-schedule'),
  ...common,
  scheduleId: idSchema,
  /** Its words are a draft again at the console that asks: replies made of them wait for this. */
  edits: z.literal(true).optional(),
})

/** Reasons of its own. */
export const scheduleRefusals = [
  z.object({ reason: z.literal('moment-past') }),
  z.object({ reason: z.literal('beyond-window'), closesAt: momentSchema }),
  /** It has left, was cancelled or came back already. */
  z.object({ reason: z.literal('not-scheduled') }),
  /**
   * Said by a console alone: what was edited stood in a scheduled reply that the relay could not give
   * up any more, so that the citizen may have it already.
   */
  z.object({ reason: z.literal('schedule-left') }),
] as const
