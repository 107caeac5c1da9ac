import { MAX_CAPTION_LENGTH, takesCaption } from '../../../shared/domain/attachment.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { AttachmentView } from '../../../shared/ipc/media.ts'
import { type ReplyParts, sendReply } from '../../state/commands.ts'

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
 * @param about what the words began as, and which message they answer: the first one that goes out.
 * @returns whether the words have been queued.
 */
export async function sendWithFiles(
  view: ConversationView,
  attachments: readonly AttachmentView[],
  text: string,
  { canned, replyTo, sending, ...when }: ReplyParts,
): Promise<boolean> {
  const bearer = captioned(attachments, text)
  let saidWords = text === ''
  for (const [place, attachment] of attachments.entries()) {
    const isBearer = attachment === bearer
    const parts = {
      ...{ canned: isBearer ? canned : [], replyTo: place === 0 ? replyTo : null },
      ...{ sending: isBearer ? sending : { ...sending, draft: null }, ...when },
    }
    if (!(await sendReply(view, isBearer ? text : '', parts, attachment))) return saidWords
    saidWords ||= isBearer
  }
  const parts = { canned, replyTo: attachments.length === 0 ? replyTo : null, sending, ...when }
  return saidWords || sendReply(view, text, parts)
}
