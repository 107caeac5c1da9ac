import type { AnyCommand, CommandOf, Refusal } from '../../shared/commands.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import type { Replica } from '../replica/replica.ts'
import { durably } from '../store/database.ts'

/** What an agent wrote in a command, and in which of the two fields. */
export type Written = { readonly kind: WritingKind; readonly text: string }

/** A reply, for now or for a moment. */
export function isReply(
  command: AnyCommand,
): command is CommandOf<'send-reply' | 'schedule-reply'> {
  return command.type === 'send-reply' || command.type === 'schedule-reply'
}

export function writtenIn(command: AnyCommand): Written | null {
  switch (command.type) {
    case 'send-reply':
    case 'schedule-reply':
      return { kind: 'reply', text: command.text }
    case 'add-note':
    case 'record-area-answer':
      return { kind: 'note', text: command.text }
    case 'forward-attendance':
      return { kind: 'note', text: command.question }
    default:
      return null
  }
}

/** Which message it answers; null for none in particular. */
export function replyToOf(command: AnyCommand): string | null {
  return isReply(command) ? command.replyTo : null
}

type ReturningType =
  | 'send-reply'
  | 'schedule-reply'
  | 'add-note'
  | 'forward-attendance'
  | 'record-area-answer'

/**
 * Whether a refused command's words go back to their draft by themselves: whatever the reason, its
 * author must neither lose them nor have to look for them. Not so the organisation's own wording,
 * nor what WhatsApp has settled meanwhile: said again, it would be said twice. So would what was
 * scheduled and was to leave now: it still stands there, or has left or come back by itself.
 */
export function returnsToDraft(
  command: AnyCommand,
  { reason }: Refusal,
): command is CommandOf<ReturningType> {
  if (reason === 'citizen-erased') return false
  if (writtenIn(command)?.kind === 'note' || command.type === 'schedule-reply') return true
  return (
    command.type === 'send-reply' &&
    command.asksConsent === undefined &&
    reason !== 'already-settled' &&
    (command.scheduled === undefined || reason === 'record-restored')
  )
}

/**
 * Keeps a refusal; words and files that return are in the draft in the same transaction.
 * @returns those words; null for none.
 */
export function keepRefusal(
  replica: Replica,
  command: AnyCommand,
  refusal: Refusal,
): Written | null {
  return keepRefusals(replica, [{ command, refusal }])[0] ?? null
}

/** The same of several, of which the disk has all or none. */
export function keepRefusals(
  replica: Replica,
  refused: readonly { command: AnyCommand; refusal: Refusal }[],
): Written[] {
  return durably(replica.db, () =>
    refused.flatMap(({ command, refusal }) => {
      replica.outbox.keepRefused(command.commandId, refusal)
      return returnWords(replica, command, refusal) ?? []
    }),
  )
}

/** Puts words and files into the draft, if they return. Call it inside `durably`. */
export function returnWords(
  replica: Replica,
  command: AnyCommand,
  refusal: Refusal,
): Written | null {
  if (!returnsToDraft(command, refusal)) return null
  const { conversationId, commandId } = command
  const written = writtenIn(command)
  const words = written?.text.trim() ? written : null
  if (words !== null) draftsOf(replica, words).append(conversationId, words.text)
  replica.draftQuotes.giveBack(conversationId, replyToOf(command))
  if (isReply(command) && command.attachment) {
    replica.attachments.add(conversationId, commandId, command.attachment)
  }
  return words
}

/**
 * Whether there is a conversation in which the draft could be seen: a record that was restored from a
 * backup may lack it.
 */
export function isHere({ conversations }: Replica, conversationId: string): boolean {
  return conversations.find(conversationId) !== null
}

export function draftsOf({ drafts, noteDrafts }: Replica, { kind }: Written) {
  return kind === 'note' ? noteDrafts : drafts
}
