import * as z from '../late-zod.ts'
import { byAgent, toMessage } from './pieces.ts'

/**
 * What a person can say of a reply whose fate WhatsApp leaves open, or that failed: `arrived` (the
 * citizen told so), or `put-away` (it needs no attention any more). One that is sent again is
 * settled by its new `reply-queued`, which names it in `resends`.
 */
export const settlementSchema = z.enum(['arrived', 'put-away'])

export const replySettled = z.object({
  type: z.literal('reply-settled'),
  ...toMessage,
  ...byAgent,
  settlement: settlementSchema,
})
