import { z } from 'zod'

/** Files that a citizen sends. Source: Cloud API reference, section 2.8. */

const media = {
  mediaId: z.string(),
  mimeType: z.string(),
  /** Digest as WhatsApp sent it: base64 in webhooks. Null where a payload left it out. */
  sha256: z.string().nullable(),
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
