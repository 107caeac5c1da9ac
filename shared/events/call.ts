import * as z from '../late-zod.ts'
import { toMessage } from './pieces.ts'

/** How a call ended of which the beginning stands in the log as a message. */
export const callEnded = z.object({
  type: z.literal('call-ended'),
  ...toMessage,
  whatsappId: z.string(),
  /** Somebody of the organisation spoke with the citizen. */
  answered: z.boolean(),
  durationSeconds: z.int().nonnegative().nullable(),
})
