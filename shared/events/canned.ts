import { cannedReplySchema } from '../domain/canned/canned-reply.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

/** The organisation's own words, nobody's personal data: they stand in the envelope. */

/** Written, changed, or brought back after it was removed. */
const cannedReplySaved = z.object({
  type: z.literal('canned-reply-saved'),
  ...byAgent,
  reply: cannedReplySchema,
  version: z.int().positive(),
  ownerId: idSchema,
})

const cannedReplyRemoved = z.object({
  type: z.literal('canned-reply-removed'),
  ...byAgent,
  replyId: idSchema,
  version: z.int().positive(),
})

export const cannedEvents = [cannedReplySaved, cannedReplyRemoved] as const
