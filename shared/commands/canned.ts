import { z } from 'zod'
import { cannedReplySchema } from '../domain/canned/canned-reply.ts'
import { idSchema, momentSchema } from '../ids.ts'

/** What every command has that concerns the organisation rather than a case. */
const ofOffice = {
  commandId: idSchema,
  /** The console's own clock: shown, never trusted. */
  issuedAt: momentSchema,
}

/**
 * The command that made what its writer had before her; null for a new one. A number would not say
 * whose version it counts: of two consoles each could hold a second one.
 */
const basedOn = idSchema.nullable()

export const officeCommands = [
  z.object({
    type: z.literal('save-canned-reply'),
    ...ofOffice,
    reply: cannedReplySchema,
    basedOn,
  }),
  z.object({ type: z.literal('remove-canned-reply'), ...ofOffice, replyId: idSchema, basedOn }),
] as const
