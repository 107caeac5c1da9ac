import type { MediaKind } from '../network/draft.ts'

const MEGABYTE = 1024 * 1024

/** What Meta takes from a business, and how big (reference, section 5.5). */
const ACCEPTED: readonly { kind: MediaKind; maximum: number; mimeTypes: readonly string[] }[] = [
  { kind: 'image', maximum: 5 * MEGABYTE, mimeTypes: ['image/jpeg', 'image/png'] },
  { kind: 'sticker', maximum: MEGABYTE / 2, mimeTypes: ['image/webp'] },
  { kind: 'video', maximum: 16 * MEGABYTE, mimeTypes: ['video/mp4', 'video/3gpp'] },
  {
    kind: 'audio',
    maximum: 16 * MEGABYTE,
    mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  },
  {
    kind: 'document',
    maximum: 100 * MEGABYTE,
    mimeTypes: [
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
]

export const MAX_UPLOAD = 100 * MEGABYTE

/** The kind of message a type belongs to and its largest size; null: Meta does not take it. */
export function mediaKind(mimeType: string): { kind: MediaKind; maximum: number } | null {
  const plain = mimeType.split(';')[0]?.trim().toLowerCase() ?? ''
  return ACCEPTED.find(({ mimeTypes }) => mimeTypes.includes(plain)) ?? null
}
