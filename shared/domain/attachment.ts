import { VOICE_NOTE_TYPE } from '../audio/voice-note.ts'
import * as z from '../late-zod.ts'
import { safeFileName } from './file-name.ts'
import { plainType } from './file-type.ts'
import type { MessageContent } from './message-content.ts'
import { storedFileSchema } from './stored-file.ts'

/** Kinds of message in which the desk sends a file. */
const attachmentKindSchema = z.enum(['image', 'video', 'audio', 'document'])

export type AttachmentKind = z.infer<typeof attachmentKindSchema>

/** A file that goes with a reply; the relay must have its bytes before it is asked to send it. */
export const attachmentSchema = storedFileSchema.extend({
  kind: attachmentKindSchema,
  /** Shown to the citizen with a document. */
  filename: z.string().max(500).nullable(),
})

export type Attachment = z.infer<typeof attachmentSchema>

/** WhatsApp's own limit. Source: Cloud API reference, section 5.2. */
export const MAX_CAPTION_LENGTH = 1024

const MEGABYTE = 1024 * 1024

/** What WhatsApp takes from us, and how big (reference, section 5.5). */
const accepted: Readonly<
  Record<AttachmentKind, { readonly maximum: number; readonly types: readonly string[] }>
> = {
  image: { maximum: 5 * MEGABYTE, types: ['image/jpeg', 'image/png'] },
  video: { maximum: 16 * MEGABYTE, types: ['video/mp4', 'video/3gpp'] },
  audio: {
    maximum: 16 * MEGABYTE,
    types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  },
  document: {
    maximum: 100 * MEGABYTE,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
}

/** No file is larger, whichever way it goes. */
export const MAX_FILE_BYTES = 100 * MEGABYTE

export type AttachmentProblem =
  | { readonly problem: 'empty' | 'wrong-type' }
  | { readonly problem: 'too-large'; readonly maximum: number }

/** The kind of message that carries a file of this type; null: WhatsApp does not take it. */
export function attachmentKind(mimeType: string): AttachmentKind | null {
  const plain = plainType(mimeType)
  const kinds = Object.keys(accepted) as AttachmentKind[]
  return kinds.find((kind) => accepted[kind].types.includes(plain)) ?? null
}

/** Why WhatsApp would not take a file; null when it would. */
export function attachmentProblem(
  file: Pick<Attachment, 'mimeType' | 'size'>,
): AttachmentProblem | null {
  if (file.size === 0) return { problem: 'empty' }
  const kind = attachmentKind(file.mimeType)
  if (kind === null) return { problem: 'wrong-type' }
  const { maximum } = accepted[kind]
  return file.size > maximum ? { problem: 'too-large', maximum } : null
}

/** Sound has no caption on WhatsApp. */
export function takesCaption(kind: AttachmentKind): boolean {
  return kind !== 'audio'
}

/** Ogg is what WhatsApp plays as a voice note, and takes under its whole name alone. */
export function isVoiceNote({ mimeType }: Pick<Attachment, 'mimeType'>): boolean {
  return plainType(mimeType) === 'audio/ogg'
}

/** What the message holds that carries the file. */
export function attachmentContent(
  { kind, filename, ...file }: Attachment,
  text: string,
): MessageContent {
  const media = { mediaId: null, mimeType: file.mimeType, sha256: null, file }
  const caption = text === '' ? null : text
  switch (kind) {
    case 'audio':
      return isVoiceNote(file)
        ? { kind, ...media, mimeType: VOICE_NOTE_TYPE, voice: true }
        : { kind, ...media, voice: false }
    case 'document':
      return { kind, ...media, filename: safeFileName(filename), caption }
    default:
      return { kind, ...media, caption }
  }
}
