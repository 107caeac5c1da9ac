import {
  type AnyCommand,
  type Command,
  type CommandOf,
  isOfficeCommand,
} from '../../shared/commands.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { CallArguments, CallResult, WritingKind } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { issueOfficeCommand } from './issue-office-command.ts'
import { laneOf } from './lane.ts'
import { predict } from './predict.ts'
import { returnsToDraft } from './returned-words.ts'

/**
 * Puts a command into the outbox, unless what the screen already shows says that the relay would
 * refuse it. It is on the disk when this returns. The draft that a reply was written in goes in the
 * same transaction, so that a crash never leaves the words in both places or in neither.
 */
export function issueCommand(desk: Desk, command: AnyCommand): CallResult<'issue-command'> {
  return isOfficeCommand(command)
    ? issueOfficeCommand(desk, command)
    : putIntoOutbox(desk, command, null)
}

/**
 * Sends a reply or template again that was refused because the citizen had written meanwhile: the same words
 * as a new command, which takes the refused one's place in one transaction.
 */
export function confirmReply(
  desk: Desk,
  { commandId, confirmedId, seenSeq }: CallArguments<'confirm-reply'>,
): CallResult<'confirm-reply'> & { conversationId: string | null } {
  const row = desk.replica.outbox.find(commandId)
  if (row?.state !== 'refused' || !mayBeConfirmed(row.command)) {
    return { outcome: 'not-refused', conversationId: null }
  }
  const { conversationId } = row.command
  const issuedAt = desk.relayNow()
  const again = { ...row.command, commandId: confirmedId, issuedAt, seenSeq, confirmed: true }
  const fence = desk.replica.conversations.find(conversationId)?.state?.attendance?.fence
  if (fence !== undefined) again.fence = fence
  return { ...putIntoOutbox(desk, again, commandId), conversationId }
}

/** @param replaced a refused command that goes as this one comes. */
function putIntoOutbox(
  desk: Desk,
  command: Command,
  replaced: string | null,
): CallResult<'issue-command'> {
  const { replica } = desk
  if (replica.outbox.find(command.commandId)) return { outcome: 'queued' }
  const context = contextOf(desk)
  const confirmed = replica.conversations.find(command.conversationId)?.state ?? null
  const waiting = replica.outbox.ofConversation(command.conversationId)
  const decision = decide(predict(confirmed, waiting, context).state, command, context)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  durably(replica.db, () => {
    if (replaced !== null) replica.outbox.remove(replaced)
    replica.outbox.add(command, context.now)
    if (replaced === null && command.type === 'send-reply' && command.attachment) {
      replica.attachments.removeSent(command.conversationId, command.attachment)
    }
    const written = writtenIn(command)
    if (written === null) return
    const drafts = written.kind === 'note' ? replica.noteDrafts : replica.drafts
    drafts.removeSent(command.conversationId, written.text)
  })
  return { outcome: 'queued' }
}

/**
 * Takes back a command that has not left this console, or puts a refused one away. One that may
 * have reached the relay stays until its answer is known.
 */
export function discardCommand(
  { replica }: Desk,
  { commandId, toDraft = false }: CallArguments<'discard-command'>,
): CallResult<'discard-command'> & { lane: string | null } {
  const row = replica.outbox.find(commandId)
  if (!row) return { outcome: 'already-sent', lane: null }
  const lane = laneOf(row.command)
  if (row.state !== 'refused' && row.hasLeft) return { outcome: 'already-sent', lane }
  const isInDraft = row.refusal !== null && returnsToDraft(row.command, row.refusal)
  durably(replica.db, () => {
    replica.outbox.remove(commandId)
    if (toDraft && !isInDraft && row.command.type === 'send-reply' && row.command.attachment) {
      replica.attachments.add(lane, commandId, row.command.attachment)
    }
  })
  const written = isInDraft ? null : writtenIn(row.command)
  return { outcome: 'discarded', written, lane }
}

function mayBeConfirmed(command: AnyCommand): command is CommandOf<'send-reply' | 'send-template'> {
  return command.type === 'send-reply' || command.type === 'send-template'
}

function writtenIn(command: AnyCommand): { kind: WritingKind; text: string } | null {
  switch (command.type) {
    case 'send-reply':
      return { kind: 'reply', text: command.text }
    case 'add-note':
      return { kind: 'note', text: command.text }
    default:
      return null
  }
}
