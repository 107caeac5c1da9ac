import { anyContentSchema } from '../domain/message-content.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/**
 * The relay accepted an agent's reaction and will send it on a reply's road. It is no reply: nobody is
 * answered by it, and versions that do not know it miss nothing but a small picture.
 */
export const reactionQueued = z.object({
  type: z.literal('reaction-queued'),
  ...inAttendance,
  ...byAgent,
  messageId: idSchema,
  /** Of kind `reaction`. */
  content: anyContentSchema,
})
