import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/**
 * What was written in these events is gone from the record, and whoever holds a copy obeys: their
 * `content` becomes null, and what else in them could lead to a person (WhatsApp's ids, which hold
 * a phone number, and where a message came from) goes with it. The events stay in their places.
 */
export const contentErased = z.object({
  type: z.literal('content-erased'),
  citizenId: idSchema,
  /** Null where it is what WhatsApp told of the citizen, which belongs to no conversation. */
  conversationId: idSchema.nullable(),
  /**
   * - `erasure`: the citizen asked for it (LGPD, art. 18, VI): nobody answers here any more.
   * - `retention`: the organisation's rule took what is older than it keeps.
   */
  cause: z.enum(['erasure', 'retention']),
  /** Who asked; null for the operator at the server, and for a rule. */
  agentId: idSchema.nullable(),
  /** The places in the log of what was erased. */
  seqs: z.array(z.int().positive()),
})

/** An erasure of more than so many events is told by several of these. */
export const MOST_ERASED_AT_ONCE = 1000

/**
 * Stands for a WhatsApp id whose message was erased: by it, a repeated webhook still finds that the
 * message is known, and nobody finds the phone number.
 * @param digest SHA-256 of the id, base64url.
 */
export function erasedWhatsAppId(digest: string): string {
  return `erased.${digest}`
}

export function isErasedWhatsAppId(whatsappId: string): boolean {
  return whatsappId.startsWith('erased.')
}
