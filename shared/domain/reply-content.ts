import type { CommandOf } from '../commands.ts'
import { type Attachment, attachmentContent, attachmentKind } from './attachment.ts'
import { storableText } from './content/text.ts'
import type { MessageContent } from './message-content.ts'

type Reply = Pick<CommandOf<'send-reply'>, 'text' | 'attachment'>

/** What the message of a reply holds: its words, or its file with the words as caption. */
export function replyContent({ attachment, text }: Reply): MessageContent {
  const words = storableText(text).trim()
  return attachment === undefined
    ? { kind: 'text', text: words }
    : attachmentContent(attachment, words)
}

/** The words and the file of which such a message was made; null for a message of another kind. */
export function replyIn(content: MessageContent): Reply | null {
  if (content.kind === 'text') return { text: content.text }
  const attachment = attachmentIn(content)
  if (attachment === null) return null
  return { text: ('caption' in content && content.caption) || '', attachment }
}

function attachmentIn(content: MessageContent): Attachment | null {
  if (!('file' in content) || !content.file) return null
  const { file } = content
  const kind = attachmentKind(file.mimeType)
  const filename = 'filename' in content ? content.filename : null
  return kind && { ...file, kind, filename }
}
