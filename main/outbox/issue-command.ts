import {
  type AnyCommand,
  type Command,
  type CommandOf,
  isOfficeCommand,
} from '../../shared/commands.ts'
import { decide } from '../../shared/domain/decide.ts'
import { withoutWords } from '../../shared/domain/draft-words.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import type { Replica } from '../replica/replica.ts'
import { durably } from '../store/database.ts'
import { draftQuote } from '../views/quote-view.ts'
import { issueOfficeCommand } from './issue-office-command.ts'
import { laneOf } from './lane.ts'
import type { Hold, OutboxRow, OutboxTable } from './outbox-table.ts'
import { predict } from './predict.ts'
import { draftsOf, isHere, isReply, replyToOf, writtenIn } from './returned-words.ts'

/**
 * Puts a command into the outbox, unless what the screen already shows says that the relay would
 * refuse it. It is on the disk when this returns. The draft that a reply was written in goes in the
 * same transaction, so that a crash never leaves the words in both places or in neither.
 * @param hold for as long it can be taken back; null: it leaves at once.
 * @param alsoWrite in the same transaction.
 */
export function issueCommand(
  desk: Desk,
  command: AnyCommand,
  hold: Hold | null = null,
  alsoWrite = () => {},
): CallResult<'issue-command'> {
  return isOfficeCommand(command)
    ? issueOfficeCommand(desk, command)
    : putIntoOutbox(desk, command, { replaced: null, hold, alsoWrite })
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
  const how = { replaced: commandId, hold: null, alsoWrite: () => {} }
  return { ...putIntoOutbox(desk, again, how), conversationId }
}

/** `replaced`: a refused command that goes as this one comes. */
type How = {
  readonly replaced: string | null
  readonly hold: Hold | null
  readonly alsoWrite: () => void
}

function putIntoOutbox(
  desk: Desk,
  command: Command,
  { replaced, hold, alsoWrite }: How,
): CallResult<'issue-command'> {
  const { replica } = desk
  const { outbox } = replica
  if (outbox.find(command.commandId)) return { outcome: 'queued' }
  const context = contextOf(desk)
  const confirmed = replica.conversations.find(command.conversationId)?.state ?? null
  const waiting = outbox.ofConversation(command.conversationId)
  const decision = decide(predict(confirmed, waiting, context).state, command, context)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  durably(replica.db, () => {
    if (replaced !== null) outbox.remove(replaced)
    else removeSaidAgain(outbox, waiting, command)
    outbox.add(command, context.now, hold && withOthers(hold, waiting))
    replica.draftQuotes.removeSent(command.conversationId, replyToOf(command))
    if (isReply(command) && command.attachment) {
      replica.attachments.removeSent(command.conversationId, command.attachment)
    }
    alsoWrite()
    const written = writtenIn(command)
    if (written === null) return
    const drafts = draftsOf(replica, written)
    if (replaced !== null) drafts.takeOut(command.conversationId, written.text)
    else drafts.removeSent(command.conversationId, written.text)
  })
  return { outcome: 'queued' }
}

/** What one press of the button sent leaves together. */
function withOthers(hold: Hold, rows: readonly OutboxRow[]): Hold {
  const { sendingId } = hold.sending
  const other = rows.find(({ sending }) => sending?.sendingId === sendingId)
  return { ...hold, until: other?.heldUntil ?? hold.until }
}

/** Refused ones whose words went back to the draft, from which they leave now, are done with. */
function removeSaidAgain(outbox: OutboxTable, rows: readonly OutboxRow[], now: Command): void {
  for (const row of rows) if (isSaidAgain(row, now)) outbox.remove(row.command.commandId)
}

function isSaidAgain({ state, command }: OutboxRow, now: Command): boolean {
  const isSameKind = isReply(command) ? isReply(now) : command.type === now.type
  if (state !== 'refused' || !isSameKind) return false
  const before = writtenIn(command)
  const words = writtenIn(now)
  if (before === null || words === null || before.text.trim() === '') return false
  const isSameFile =
    !isReply(command) || !isReply(now) || command.attachment?.sha256 === now.attachment?.sha256
  return isSameFile && withoutWords(words.text, before.text) !== null
}

/**
 * Takes back a command that has not left this console, or puts a refused one away. One that may
 * have reached the relay stays until its answer is known.
 */
export function discardCommand(
  desk: Desk,
  { commandId, toDraft = false }: CallArguments<'discard-command'>,
): CallResult<'discard-command'> & { lane: string | null; withdrawn: AnyCommand | null } {
  const { replica } = desk
  const row = replica.outbox.find(commandId)
  if (!row) return { outcome: 'already-sent', lane: null, withdrawn: null }
  const lane = laneOf(row.command)
  if (row.state !== 'refused' && row.hasLeft)
    return { outcome: 'already-sent', lane, withdrawn: null }
  const written = writtenIn(row.command)
  // Where its words came back by themselves, they are not handed out a second time.
  const isInDraft =
    written !== null && row.refusal !== null && draftsOf(replica, written).holds(lane, written.text)
  durably(replica.db, () => {
    replica.outbox.remove(commandId)
    if (!toDraft && !isOfficeCommand(row.command)) forgetLost(replica, row.command)
    if (!toDraft || isOfficeCommand(row.command)) return
    if (!isInDraft && written !== null && written.text !== '') {
      draftsOf(replica, written).append(lane, written.text)
    }
    replica.draftQuotes.giveBack(lane, replyToOf(row.command))
    if (isReply(row.command) && row.command.attachment) {
      replica.attachments.add(lane, commandId, row.command.attachment)
    }
  })
  const done = { outcome: 'discarded', lane, withdrawn: row.command } as const
  if (isInDraft || written === null) return { ...done, written: null }
  const quote = draftQuote(desk, lane, replyToOf(row.command))
  return { ...done, written: { ...written, quote } }
}

/** A draft that no screen can show would be told again as lost at every start. */
function forgetLost(replica: Replica, command: Command): void {
  const { conversationId } = command
  if (isHere(replica, conversationId)) return
  const written = writtenIn(command)
  if (written !== null) draftsOf(replica, written).takeOut(conversationId, written.text)
  if (isReply(command) && command.attachment) {
    replica.attachments.removeSent(conversationId, command.attachment)
  }
}

function mayBeConfirmed(command: AnyCommand): command is CommandOf<'send-reply' | 'send-template'> {
  return command.type === 'send-reply' || command.type === 'send-template'
}
