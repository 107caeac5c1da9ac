import type { MessageContent } from './message-content.ts'

/** A message that a notice of the system tells of. */
export type ToldMessage = {
  /** How many of the citizen's messages she had not read, this one among them. */
  readonly unread: number
  /** Null where it is covered. */
  readonly content: MessageContent | null
  readonly revoked: boolean
}

/** What the notice before said of the same conversation. */
export type ToldBefore = { readonly unread: number; readonly isWhole: boolean }

/** So much of a text every system shows in a notice: letters, and lines. */
const WHOLE_LETTERS = 140
const WHOLE_LINES = 3

/**
 * Whether notices have shown an agent all that she has not read of a conversation: only then can she
 * answer from one. What was cut off, what has to be looked at or heard, and what came before anybody
 * told of it, she would answer blindly.
 * @param before null: no notice of this conversation stands.
 */
export function isToldWhole({ unread, content, revoked }: ToldMessage, before: ToldBefore | null) {
  if (revoked || content?.kind !== 'text') return false
  const { text } = content
  if (text.length > WHOLE_LETTERS || text.split('\n').length > WHOLE_LINES) return false
  return unread === 1 || (before?.isWhole === true && before.unread === unread - 1)
}
