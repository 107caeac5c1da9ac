import { openAsBlob } from 'node:fs'
import type { ContentOf, MessageContent } from '../../shared/domain/message-content.ts'
import type { FileFolder } from '../media/file-folder.ts'
import * as uploads from '../media/upload-table.ts'
import type { Store } from '../store/port.ts'
import type { GraphApi, UploadAnswer } from '../whatsapp/graph-api.ts'

export type UploadContext = {
  readonly store: Store
  readonly folder: FileFolder
  readonly graph: GraphApi
  readonly clock: () => number
}

export type Uploaded =
  | { readonly outcome: 'ready'; readonly mediaId: string }
  /** `attempts`: how often it was tried, this time included. */
  | { readonly outcome: 'not-ready'; readonly answer: NotUploaded; readonly attempts: number }

type NotUploaded = Exclude<UploadAnswer, { outcome: 'uploaded' }>

/** WhatsApp keeps what we bring it for 30 days (reference, section 5.5). */
const REUSED_FOR_MS = 29 * 24 * 60 * 60_000

export type MediaBody = ContentOf<'image' | 'video' | 'audio' | 'document' | 'sticker'>

export function isMedia(content: MessageContent): content is MediaBody {
  return 'mediaId' in content
}

/**
 * WhatsApp's id of a reply's file: from the last upload of the same bytes, else from a new one. An
 * upload sends nothing to anybody: unlike a message, it may be repeated.
 */
export async function uploadFile(
  { store, folder, graph, clock }: UploadContext,
  phoneNumberId: string,
  { file, mimeType }: MediaBody,
  signal: AbortSignal,
): Promise<Uploaded> {
  const refused = { outcome: 'refused', code: UPLOAD_FAILED, isTransient: false } as const
  if (!file) return { outcome: 'not-ready', answer: refused, attempts: 1 }
  const { sha256 } = file
  const known = await uploads.find(store, phoneNumberId, sha256)
  if (known?.mediaId && clock() - known.uploadedAt < REUSED_FOR_MS) {
    return { outcome: 'ready', mediaId: known.mediaId }
  }
  const blob = await openAsBlob(folder.pathOf(sha256), { type: mimeType })
  const answer = await graph.uploadFile(phoneNumberId, blob, signal)
  const mediaId = answer.outcome === 'uploaded' ? answer.mediaId : null
  const attempts = (known?.attempts ?? 0) + 1
  await store.transaction((tx) =>
    uploads.save(tx, {
      ...{ phoneNumberId, sha256, mediaId, uploadedAt: clock() },
      attempts: mediaId === null ? attempts : 0,
    }),
  )
  return answer.outcome === 'uploaded'
    ? { outcome: 'ready', mediaId: answer.mediaId }
    : { outcome: 'not-ready', answer, attempts }
}

/** WhatsApp's own code for it, which the screen has words for (reference, section 6.1). */
const UPLOAD_FAILED = 131053
