import type { MessageKind } from './message-content.ts'

/**
 * Whether a message is something that the citizen says to us. What is not (a thumbs-up under an
 * answer, a notice) is shown, but asks for no answer, and WhatsApp does not say that it opens the
 * service window. Source: Cloud API reference, section 2.8.
 */
export function isOwnWord(message: {
  readonly kind: MessageKind
  readonly notice?: true | undefined
}): boolean {
  return message.kind !== 'reaction' && message.notice !== true
}
