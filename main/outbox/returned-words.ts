import type { AnyCommand, CommandOf, Refusal } from '../../shared/commands.ts'
import type { Replica } from '../replica/replica.ts'

/**
 * Whether a refused command's words go back to the draft by themselves: those of a reply whose
 * author does not hold the attendance any more. She cannot send them, and must not lose them.
 */
export function returnsToDraft(
  command: AnyCommand,
  refusal: Refusal,
): command is CommandOf<'send-reply'> {
  return command.type === 'send-reply' && refusal.reason === 'not-holder'
}

/**
 * Keeps a refusal; words and files that return are in the draft in the same transaction.
 * @returns those words; null for none.
 */
export function keepRefusal(
  { outbox, drafts, attachments }: Replica,
  command: AnyCommand,
  refusal: Refusal,
): string | null {
  const { commandId } = command
  const reply = returnsToDraft(command, refusal) ? command : null
  const words = reply?.text.trim() ? reply.text : null
  outbox.refuse(commandId, refusal, () => {
    if (reply === null) return
    const { conversationId, attachment } = reply
    if (words !== null) drafts.append(conversationId, words)
    if (attachment) attachments.add(conversationId, commandId, attachment)
  })
  return words
}
