import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/**
 * Erasure of a citizen's personal data on her request (LGPD, art. 18, VI), for administrators.
 * What stays is that somebody wrote, when, and how long the answer took.
 */

/** How much there is of a citizen, or was. */
export const erasureCountsSchema = z.object({
  conversations: z.int().nonnegative(),
  /** Of both sides, with notes. */
  messages: z.int().nonnegative(),
  /** Webhooks as they came that hold something of hers. */
  webhooks: z.int().nonnegative(),
  quarantined: z.int().nonnegative(),
  /** Files that no other citizen's messages have too. */
  mediaFiles: z.int().nonnegative(),
})

export type ErasureCounts = z.infer<typeof erasureCountsSchema>

/** `GET /v1/erasures/preview`: the dry run. */
export const erasurePreviewQuerySchema = z.object({ citizenId: idSchema })

/** `POST /v1/erasures` */
export const erasureRequestSchema = z.object({ citizenId: idSchema })

export const erasureResponseSchema = z.object({
  counts: erasureCountsSchema,
  /**
   * Whether the store's free space was overwritten too; if not, there was no room for it, and the
   * relay tries again.
   */
  scrubbed: z.boolean(),
})

export type ErasureResponse = z.infer<typeof erasureResponseSchema>
