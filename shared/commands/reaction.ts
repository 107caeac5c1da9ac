import { isEmoji } from '../domain/emoji.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** Puts a reaction to a citizen's message, in the place of an earlier one; null takes it back. */
export const sendReaction = z.object({
  type: z.literal('send-reaction'),
  ...common,
  /** Made by the console: what comes back about the reaction names it. */
  messageId: idSchema,
  /** WhatsApp's id of the message. */
  target: z.string().min(1).max(512),
  emoji: z.string().max(64).refine(isEmoji).nullable(),
})
