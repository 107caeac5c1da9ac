import type { ContentOf } from '../../shared/domain/message-content.ts'

/** What a reply may be: the content that is in the log. */
export type MessageBody = ContentOf<'text'>

/** The part of a message that its `type` names. Source: Cloud API reference, section 5.2. */
export function messageBody({ text }: MessageBody): object {
  return { type: 'text', text: { preview_url: false, body: text } }
}
