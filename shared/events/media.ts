import { storedFileSchema } from '../domain/stored-file.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance, toMessage } from './pieces.ts'

/** What became of the file of a citizen's message (reference, section 5.5). */

/** The relay has it, checked. The digest stands in the content: it would betray a known file. */
export const mediaStored = z.object({
  type: z.literal('media-stored'),
  ...toMessage,
  content: storedFileSchema.nullable(),
})

/**
 * - `gone`: WhatsApp does not have it any more.
 * - `damaged`: what came was never what WhatsApp had announced.
 * - `too-large`: larger than the relay keeps.
 * - `untrusted`: it lies at an address that is not WhatsApp's.
 * - `unreachable`: WhatsApp gave nothing for days.
 */
export const unavailableReasonSchema = z
  .enum(['gone', 'damaged', 'too-large', 'untrusted', 'unreachable'])
  .catch('unreachable')

export type UnavailableReason = z.infer<typeof unavailableReasonSchema>

/** The relay has given up, until an agent asks again. */
export const mediaUnavailable = z.object({
  type: z.literal('media-unavailable'),
  ...toMessage,
  reason: unavailableReasonSchema,
})

/** An agent asked for a file again that was unavailable. */
export const mediaRequested = z.object({
  type: z.literal('media-requested'),
  ...inAttendance,
  ...byAgent,
  ...toMessage,
})
