import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** Asks WhatsApp again for the file of a message that the relay had given up. */
export const fetchMedia = z.object({
  type: z.literal('fetch-media'),
  ...common,
  messageId: idSchema,
})
