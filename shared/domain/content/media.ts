import * as z from '../../late-zod.ts'
import { storedFileSchema } from '../stored-file.ts'

/** Files that a citizen or the desk sends. Source: Cloud API reference, sections 2.8 and 5.5. */

const media = {
  /** WhatsApp's id of a citizen's file; null for the desk's, which gets one on its way out. */
  mediaId: z.string().nullable(),
  /** As its sender declared it. */
  mimeType: z.string(),
  /** Digest as WhatsApp sent it: base64 in webhooks. Null where a payload left it out. */
  sha256: z.string().nullable(),
  /** Only of files that the desk sends: those of citizens are fetched after their message. */
  file: storedFileSchema.optional(),
}

const caption = z.string().nullable()

export const imageContent = z.object({ kind: z.literal('image'), ...media, caption })

export const videoContent = z.object({ kind: z.literal('video'), ...media, caption })

export const audioContent = z.object({ kind: z.literal('audio'), ...media, voice: z.boolean() })

export const documentContent = z.object({
  kind: z.literal('document'),
  ...media,
  /** Hostile until proven otherwise: shown as text, never used as a path. */
  filename: z.string().nullable(),
  caption,
})

export const stickerContent = z.object({
  kind: z.literal('sticker'),
  ...media,
  animated: z.boolean(),
})
