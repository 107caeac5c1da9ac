import type { MediaShelf } from '../media/shelf.ts'
import type { Draft, MediaKind } from '../network/draft.ts'
import { potholePhoto } from '../stories/pothole-photo.ts'

/** The body of `POST /sim/citizens/:id/messages`. */
export type DraftBody =
  | { type: 'text'; text: string; replyTo?: string }
  | { type: 'image'; caption?: string; mimeType?: string; dataBase64?: string; replyTo?: string }
  | {
      type: Exclude<MediaKind, 'image'>
      caption?: string
      mimeType: string
      filename?: string
      dataBase64: string
      replyTo?: string
    }
  | { type: 'reaction'; emoji: string; messageId: string }
  | { type: 'raw'; message: Record<string, unknown> }

const OTHER_MEDIA = ['audio', 'video', 'document', 'sticker']
const MAX_BASE64 = 22 * 1024 * 1024
const caption = { type: 'string', maxLength: 65_536 }
const dataBase64 = { type: 'string', maxLength: MAX_BASE64 }
const id = { type: 'string', maxLength: 512 }
const mimeType = {
  type: 'string',
  maxLength: 200,
  pattern: '^[\\w.+-]+/[\\w.+-]+(; ?[\\w=.+-]+)?$',
}

export const draftBodySchema = {
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [
    {
      properties: {
        type: { const: 'text' },
        text: { type: 'string', maxLength: 65_536 },
        replyTo: id,
      },
      required: ['text'],
      additionalProperties: false,
    },
    {
      properties: {
        type: { const: 'image' },
        ...{ caption, dataBase64, mimeType },
        replyTo: id,
      },
      additionalProperties: false,
    },
    {
      properties: {
        type: { enum: OTHER_MEDIA },
        ...{ caption, dataBase64, mimeType },
        filename: { type: 'string', maxLength: 1000 },
        replyTo: id,
      },
      required: ['mimeType', 'dataBase64'],
      additionalProperties: false,
    },
    {
      properties: {
        type: { const: 'reaction' },
        emoji: { type: 'string', maxLength: 64 },
        messageId: id,
      },
      required: ['emoji', 'messageId'],
      additionalProperties: false,
    },
    {
      properties: { type: { const: 'raw' }, message: { type: 'object' } },
      required: ['message'],
      additionalProperties: false,
    },
  ],
}

/** Puts a file on the shelf; without bytes, it is the photo of a pothole. */
export async function toDraft(body: DraftBody, shelf: MediaShelf): Promise<Draft> {
  switch (body.type) {
    case 'raw':
    case 'reaction':
      return body
    case 'text':
      return { ...body, replyTo: body.replyTo ?? null }
    default: {
      const { caption = null, dataBase64, mimeType = 'image/png', replyTo = null, type } = body
      const bytes = dataBase64 === undefined ? potholePhoto() : Buffer.from(dataBase64, 'base64')
      const filename = 'filename' in body ? (body.filename ?? null) : null
      const media = await shelf.put(bytes, mimeType, filename)
      return { type, media, caption, replyTo }
    }
  }
}
