import { createHash, randomUUID } from 'node:crypto'
import { isMonoOpus } from '../../shared/audio/mono-opus.ts'
import {
  type Attachment,
  attachmentKind,
  attachmentProblem,
  isVoiceNote,
} from '../../shared/domain/attachment.ts'
import { safeFileName } from '../../shared/domain/file-name.ts'
import { fileType, HEAD_BYTES } from '../../shared/domain/file-type.ts'
import type { Attaching } from '../../shared/ipc/media.ts'
import type { Replica } from '../replica/replica.ts'
import type { FileCache } from './file-cache.ts'

export type Chosen = {
  readonly conversationId: string
  readonly bytes: Uint8Array
  /** What the system calls its type. */
  readonly declaredType: string
  readonly filename: string | null
  /** As the screen measured a picture, in pixels. */
  readonly width: number | null
  readonly height: number | null
}

/**
 * Keeps a chosen file, encrypted, until its reply is sent or the file is taken back.
 * @returns null where its citizen had everything erased: an erasure has taken what waited for her, and
 *   nothing comes after it.
 */
export async function attach(
  replica: Replica,
  cache: FileCache,
  { conversationId, bytes, declaredType, filename, width, height }: Chosen,
): Promise<Attaching | null> {
  const isErased = () => replica.conversations.isErased(conversationId)
  const mimeType = fileType(bytes.subarray(0, HEAD_BYTES), declaredType)
  // Any other Ogg, a song's, would fail at WhatsApp once it had been sent.
  if (isVoiceNote({ mimeType }) && !isMonoOpus(bytes))
    return { outcome: 'refused', problem: 'wrong-type' }
  const problem = attachmentProblem({ mimeType, size: bytes.length })
  if (problem) return { outcome: 'refused', ...problem }
  const kind = attachmentKind(mimeType)
  if (kind === null) return { outcome: 'refused', problem: 'wrong-type' }
  const isPicture = kind === 'image'
  const attachment: Attachment = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    mimeType,
    width: isPicture ? width : null,
    height: isPicture ? height : null,
    kind,
    filename: safeFileName(filename),
  }
  // Its bytes took their time to come, and take some more to be written.
  if (isErased()) return null
  const attachmentId = randomUUID()
  // The row first: it is what keeps the file from being taken for one that may go.
  replica.attachments.add(conversationId, attachmentId, attachment)
  await cache.write(attachment.sha256, bytes)
  if (isErased()) {
    replica.attachments.letGo(attachment.sha256)
    await cache.forgetErased()
    return null
  }
  return { outcome: 'attached', attachment: { ...attachment, attachmentId } }
}
