import type { MessageKind } from './message-content.ts'

/** What only says something of another message. */
const POINTERS: ReadonlySet<MessageKind> = new Set(['reaction', 'edit', 'revoke'])

/**
 * Whether a message is something that the citizen says to us. What is not (a thumbs-up under an
 * answer, an edit, a notice of WhatsApp) is shown, but asks for no answer, and WhatsApp does not say
 * that it opens the service window. Source: Cloud API reference, section 2.8.
 */
export function isOwnWord(message: {
  readonly kind: MessageKind
  readonly notice?: true | undefined
}): boolean {
  return message.kind !== 'system' && !POINTERS.has(message.kind) && message.notice !== true
}
