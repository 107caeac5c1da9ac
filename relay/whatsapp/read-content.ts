import { z } from 'zod'
import { type MessageContent, storableText } from '../../shared/domain/message-content.ts'

/**
 * What a citizen wrote, from one of WhatsApp's message objects. A type that this version cannot
 * show, or one without its inner object, is `unknown`: visible, never lost.
 * Source: Cloud API reference, section 2.8.
 */

const words = z.string().transform(storableText)

const optionalWords = words
  .nullish()
  .catch(null)
  .transform((text) => text ?? null)

const media = {
  id: z.union([z.string().min(1), z.number().transform(String)]),
  mime_type: words.catch('application/octet-stream'),
  sha256: optionalWords,
}

function mediaOf(node: { id: string; mime_type: string; sha256: string | null }) {
  return { mediaId: node.id, mimeType: node.mime_type, sha256: node.sha256 }
}

const textMessage = z
  .object({ text: z.object({ body: words }) })
  .transform(({ text }): MessageContent => ({ kind: 'text', text: text.body }))

const imageMessage = z
  .object({ image: z.object({ ...media, caption: optionalWords }) })
  .transform(
    ({ image }): MessageContent => ({ kind: 'image', ...mediaOf(image), caption: image.caption }),
  )

const audioMessage = z
  .object({ audio: z.object({ ...media, voice: z.boolean().catch(false) }) })
  .transform(
    ({ audio }): MessageContent => ({ kind: 'audio', ...mediaOf(audio), voice: audio.voice }),
  )

const documentMessage = z
  .object({ document: z.object({ ...media, filename: optionalWords, caption: optionalWords }) })
  .transform(({ document }): MessageContent => {
    const { filename, caption } = document
    return { kind: 'document', ...mediaOf(document), filename, caption }
  })

const locationMessage = z
  .object({
    location: z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: optionalWords,
      address: optionalWords,
    }),
  })
  .transform(({ location }): MessageContent => ({ kind: 'location', ...location }))

/** A reaction is taken back by an emoji that is missing or empty: both are seen. */
const reactionMessage = z
  .object({ reaction: z.object({ message_id: z.string().min(1), emoji: optionalWords }) })
  .transform(
    ({ reaction }): MessageContent => ({
      kind: 'reaction',
      target: reaction.message_id,
      emoji: reaction.emoji || null,
    }),
  )

const unsupportedMessage = z
  .object({ unsupported: z.object({ type: optionalWords }).nullish().catch(null) })
  .transform(
    ({ unsupported }): MessageContent => ({
      kind: 'unsupported',
      subtype: unsupported?.type ?? null,
    }),
  )

const readers = new Map<string, z.ZodType<MessageContent>>([
  ['text', textMessage],
  ['image', imageMessage],
  ['audio', audioMessage],
  ['document', documentMessage],
  ['location', locationMessage],
  ['reaction', reactionMessage],
  ['unsupported', unsupportedMessage],
])

export function readContent(type: string, message: unknown): MessageContent {
  const read = readers.get(type)?.safeParse(message)
  return read?.success ? read.data : { kind: 'unknown', whatsappType: storableText(type) }
}
