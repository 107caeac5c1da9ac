import { z } from 'zod'

/**
 * What a citizen or an agent wrote. Content is kept apart from the envelope that points to it, so
 * that an erasure (LGPD) can remove it and leave the log gapless: design, "Shapes", 1.
 * Texts hold no NUL and no lone surrogate, because both engines must accept them.
 */

/** WhatsApp's own limit for the body of a text. Source: Cloud API reference, section 2.8. */
export const MAX_TEXT_LENGTH = 4096

const media = {
  mediaId: z.string(),
  mimeType: z.string(),
  /** Digest as WhatsApp sent it: base64 in webhooks. Null where a payload left it out. */
  sha256: z.string().nullable(),
}

const textContent = z.object({ kind: z.literal('text'), text: z.string() })

const imageContent = z.object({
  kind: z.literal('image'),
  ...media,
  caption: z.string().nullable(),
})

const audioContent = z.object({ kind: z.literal('audio'), ...media, voice: z.boolean() })

const documentContent = z.object({
  kind: z.literal('document'),
  ...media,
  /** Hostile until proven otherwise: shown as text, never used as a path. */
  filename: z.string().nullable(),
  caption: z.string().nullable(),
})

const locationContent = z.object({
  kind: z.literal('location'),
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
})

const reactionContent = z.object({
  kind: z.literal('reaction'),
  /** WhatsApp id of the message reacted to, which may be one that we never had. */
  target: z.string(),
  /** Null removes an earlier reaction. */
  emoji: z.string().nullable(),
})

const unsupportedContent = z.object({
  kind: z.literal('unsupported'),
  /** WhatsApp's word for what it could not deliver ("poll_creation"), where it gave one. */
  subtype: z.string().nullable(),
})

const unknownContent = z.object({
  kind: z.literal('unknown'),
  /** The `type` that WhatsApp gave, which this version cannot show. The raw body is kept. */
  whatsappType: z.string(),
})

export const messageContentSchema = z.discriminatedUnion('kind', [
  textContent,
  imageContent,
  audioContent,
  documentContent,
  locationContent,
  reactionContent,
  unsupportedContent,
  unknownContent,
])

export type MessageContent = z.infer<typeof messageContentSchema>

export const messageKindSchema = z.enum([
  'text',
  'image',
  'audio',
  'document',
  'location',
  'reaction',
  'unsupported',
  'unknown',
])

export type MessageKind = z.infer<typeof messageKindSchema>

/** The words in a message that a person would search for; null where it has none. */
export function searchableText(content: MessageContent): string | null {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'image':
      return content.caption
    case 'document':
      return [content.filename, content.caption].filter(Boolean).join(' ') || null
    case 'location':
      return [content.name, content.address].filter(Boolean).join(' ') || null
    default:
      return null
  }
}

/** Replaces what PostgreSQL or UTF-8 would refuse (NUL, lone surrogates) by U+FFFD. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
