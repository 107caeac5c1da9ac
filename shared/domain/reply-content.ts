import type { CommandOf } from '../commands.ts'
import { attachmentContent } from './attachment.ts'
import { storableText } from './content/text.ts'
import type { MessageContent } from './message-content.ts'

/** What the message of a reply holds: its words, or its file with the words as caption. */
export function replyContent({ attachment, text }: CommandOf<'send-reply'>): MessageContent {
  const words = storableText(text).trim()
  return attachment === undefined
    ? { kind: 'text', text: words }
    : attachmentContent(attachment, words)
}
