import { cannedReplySchema } from '../domain/canned/canned-reply.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { ofOffice } from './common.ts'

export const cannedCommands = [
  z.object({
    type: z.literal('save-canned-reply'),
    ...ofOffice,
    reply: cannedReplySchema,
  }),
  z.object({ type: z.literal('remove-canned-reply'), ...ofOffice, replyId: idSchema }),
] as const
