import * as z from '../../late-zod.ts'
import { documentContent, imageContent, videoContent } from './media.ts'
import { textContent, unknownContent } from './text.ts'

/**
 * Messages about another message: each has a WhatsApp id of its own and points to its `target`,
 * which may be one that we never had. Source: Cloud API reference, section 2.8.
 */

const target = z.string()

export const reactionContent = z.object({
  kind: z.literal('reaction'),
  target,
  /** Null removes an earlier reaction. */
  emoji: z.string().nullable(),
})

const editedContent = z.discriminatedUnion('kind', [
  textContent,
  imageContent,
  videoContent,
  documentContent,
  unknownContent,
])

export type EditedContent = z.infer<typeof editedContent>

/** The first text stays in the record: an edit is added to it, and replaces it on the screen. */
export const editContent = z.object({ kind: z.literal('edit'), target, edited: editedContent })

/** Deleted for all. What was deleted stays in the record. */
export const revokeContent = z.object({ kind: z.literal('revoke'), target })
