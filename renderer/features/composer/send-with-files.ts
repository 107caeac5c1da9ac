import { MAX_CAPTION_LENGTH, takesCaption } from '../../../shared/domain/attachment.ts'
import type { AttachmentView } from '../../../shared/ipc/media.ts'
import type { ConversationView } from '../../../shared/ipc.ts'
import { sendReply } from '../../state/commands.ts'

/** Whose caption the text becomes; null: it goes as a message of its own, after the files. */
export function captioned(
  attachments: readonly AttachmentView[],
  text: string,
): AttachmentView | null {
  if (text === '' || text.length > MAX_CAPTION_LENGTH) return null
  return attachments.find(({ kind }) => takesCaption(kind)) ?? null
}

/**
 * Sends each file as a message of its own, in the order of choosing, and the words with one of them
 * or after them. One that is refused says why, and what stands behind it does not overtake it: it
 * stays in the composer.
 * @param canned the canned replies that the words began as.
 * @returns whether the words have been queued.
 */
export async function sendWithFiles(
  view: ConversationView,
  attachments: readonly AttachmentView[],
  text: string,
  canned: string[],
): Promise<boolean> {
  const bearer = captioned(attachments, text)
  let saidWords = text === ''
  for (const attachment of attachments) {
    const isBearer = attachment === bearer
    if (!(await sendReply(view, isBearer ? text : '', attachment, isBearer ? canned : [])))
      return saidWords
    saidWords ||= isBearer
  }
  return saidWords || sendReply(view, text, undefined, canned)
}
