import { settlementSchema } from '../events/settled-replies.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** Says what becomes of a reply that is unknown or has failed, without sending anything. */
export const settleReply = z.object({
  type: z.literal('settle-reply'),
  ...common,
  messageId: idSchema,
  settlement: settlementSchema,
})
