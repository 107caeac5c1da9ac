import { newWhatsappId } from '../identifiers.ts'
import type { Media, Message } from '../phones/message.ts'

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker'

/** What a citizen is about to send. */
export type Draft =
  | { type: 'text'; text: string; replyTo: string | null }
  | { type: MediaKind; media: Media; caption: string | null; replyTo: string | null }
  | { type: 'reaction'; emoji: string; messageId: string }
  /** A message object of Meta's, sent as it stands. */
  | { type: 'raw'; message: Readonly<Record<string, unknown>> }

/** The draft in Meta's own words, without sender, id and time (reference, section 2.8). */
export function draftPayload(draft: Draft, mediaUrl: (mediaId: string) => string): object {
  switch (draft.type) {
    case 'raw':
      return draft.message
    case 'text':
      return { ...context(draft.replyTo), type: 'text', text: { body: draft.text } }
    case 'reaction':
      return {
        type: 'reaction',
        reaction: {
          message_id: draft.messageId,
          ...(draft.emoji === '' ? {} : { emoji: draft.emoji }),
        },
      }
    default:
      return {
        ...context(draft.replyTo),
        type: draft.type,
        [draft.type]: mediaNode(draft.type, draft.media, draft.caption, mediaUrl(draft.media.id)),
      }
  }
}

/** Meta does not say that a reaction opens the window, and a system message is nobody's word. */
export function opensWindow(type: string): boolean {
  return type !== 'reaction' && type !== 'system'
}

/** The draft as its writer sees it on the phone. */
export function seenOnPhone(draft: Draft): Omit<Message, 'at'> {
  const base = onPhone(draft.type)
  switch (draft.type) {
    case 'text':
      return { ...base, text: draft.text, replyTo: draft.replyTo }
    case 'reaction':
      return { ...base, text: draft.emoji, replyTo: draft.messageId }
    case 'raw':
      return { ...base, ...rawAsSeen(draft.message) }
    default:
      return { ...base, text: draft.caption, media: draft.media, replyTo: draft.replyTo }
  }
}

/** Something of the citizen's own, without words. */
export function onPhone(type: string): Omit<Message, 'at'> {
  return {
    whatsappId: newWhatsappId(),
    direction: 'in',
    type,
    text: null,
    status: 'sent',
    callbackData: null,
    replyTo: null,
    media: null,
    choices: [],
    category: null,
    code: null,
  }
}

type RawMessage = { id?: unknown; type?: unknown; text?: { body?: unknown } | null }

function rawAsSeen(raw: RawMessage): Partial<Pick<Message, 'whatsappId' | 'type' | 'text'>> {
  const body = raw.text?.body
  return {
    ...(typeof raw.id === 'string' ? { whatsappId: raw.id } : {}),
    ...(typeof raw.type === 'string' ? { type: raw.type } : {}),
    ...(typeof body === 'string' ? { text: body } : {}),
  }
}

function context(replyTo: string | null): object {
  return replyTo === null ? {} : { context: { id: replyTo } }
}

/** The digest is base64 here, and hexadecimal in the answer of the media endpoint. */
function mediaNode(type: MediaKind, media: Media, caption: string | null, url: string): object {
  return {
    id: media.id,
    mime_type: media.mimeType,
    sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
    url,
    ...(caption === null || type === 'audio' || type === 'sticker' ? {} : { caption }),
    ...(type === 'audio' ? { voice: media.mimeType.startsWith('audio/ogg') } : {}),
    ...(type === 'sticker' ? { animated: false } : {}),
    ...(type === 'document' ? { filename: media.filename ?? 'arquivo' } : {}),
  }
}
