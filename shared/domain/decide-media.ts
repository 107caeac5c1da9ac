import type { CommandOf, Refusal } from '../commands.ts'
import {
  type Attachment,
  attachmentKind,
  attachmentProblem,
  MAX_CAPTION_LENGTH,
  takesCaption,
} from './attachment.ts'
import { accept, type Decision, type DecisionContext, signed } from './decision.ts'

/** Anybody who attends may ask: it costs nothing, and nobody else is disturbed. */
export function decideFetchMedia(
  command: CommandOf<'fetch-media'>,
  { actor }: DecisionContext,
): Decision {
  const { messageId } = command
  return accept({ type: 'media-requested', ...signed(command, actor), messageId })
}

/** Why the file of a reply cannot go out as it is; null when it can, or there is none. */
export function attachmentRefusal(
  attachment: Attachment | undefined,
  text: string,
): Refusal | null {
  if (attachment === undefined) return null
  const { kind, mimeType } = attachment
  if (attachmentProblem(attachment) !== null || attachmentKind(mimeType) !== kind) {
    return { reason: 'attachment-not-accepted' }
  }
  const most = takesCaption(kind) ? MAX_CAPTION_LENGTH : 0
  return text.length > most ? { reason: 'caption-too-long' } : null
}
