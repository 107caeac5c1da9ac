import {
  type AnyCommand,
  type Command,
  isOfficeCommand,
  type Refusal,
} from '../../shared/commands.ts'
import * as z from '../../shared/late-zod.ts'
import type { FileCache } from '../media/file-cache.ts'
import type { Replica } from '../replica/replica.ts'
import { readSession } from '../session/stored-session.ts'
import { durably } from '../store/database.ts'
import type { OutboxRow } from './outbox-table.ts'
import { asReply } from './return-scheduled.ts'
import { isHere, isReply, returnWords, writtenIn } from './returned-words.ts'

type Place = { readonly replica: Replica; readonly files: FileCache }

const RESTORED: Refusal = { reason: 'record-restored' }

/** Where the new replica remembers whose things it has, should a crash come before they are gone there. */
const markOf = (logId: string) => `carried-from-${logId}`

/**
 * Takes what an agent wrote, and the relay never took, from the replica of one log to that of another,
 * in one transaction. A reply or a note does not leave by itself there: it may have gone out before the
 * record was restored, and what it answers may be lost. Its words are a draft again, with the reason.
 * @returns whether all of it was taken; what another version wrote is not.
 */
export async function carryUnsent(from: Place, to: Place, logId: string): Promise<boolean> {
  const rows = from.replica.outbox.all()
  if (to.replica.meta.read(markOf(logId), z.literal(true)) === null) {
    await carryFiles(from, to)
    carryReadings(from.replica, to.replica)
    durably(to.replica.db, () => {
      carryDrafts(from.replica, to.replica)
      for (const row of rows) if (row !== null) carryCommand(row, to.replica)
      for (const command of scheduledBySelf(from.replica)) {
        to.replica.outbox.addRefused(command, command.issuedAt, RESTORED)
        returnWords(to.replica, command, RESTORED)
      }
      to.replica.meta.write(markOf(logId), true)
    })
  }
  return !rows.includes(null)
}

function carryDrafts(from: Replica, to: Replica): void {
  for (const kind of ['drafts', 'noteDrafts'] as const) {
    for (const { conversationId, text } of from[kind].all()) to[kind].append(conversationId, text)
  }
  for (const { conversationId, whatsappId } of from.draftQuotes.all()) {
    to.draftQuotes.giveBack(conversationId, whatsappId)
  }
  for (const { conversationId, attachmentId, ...attachment } of from.attachments.all()) {
    to.attachments.add(conversationId, attachmentId, attachment)
  }
}

function carryReadings(from: Replica, to: Replica): void {
  for (let some = from.readings.unreported(); some.length > 0; some = from.readings.unreported()) {
    durably(to.db, () => some.forEach(to.readings.take))
    from.readings.reported(some, Math.max(...some.map(({ at }) => at)))
  }
}

function carryCommand({ command, state, refusal, issuedAt }: OutboxRow<AnyCommand>, to: Replica) {
  // The relay took it: what became of it is for the restored record to say.
  if (state === 'accepted') return
  if (isOfficeCommand(command)) {
    if (refusal === null) to.outbox.add(command, issuedAt)
    else to.outbox.addRefused(command, issuedAt, refusal)
    return
  }
  if (!wasWritten(command)) return
  to.outbox.addRefused(command, issuedAt, refusal ?? RESTORED)
  // Where it was refused before, its words are among the drafts already.
  if (refusal === null) returnWords(to, command, RESTORED)
}

/**
 * What she had scheduled and was not to leave otherwise. The restored relay sends none of it, and says
 * so among what a new replica begins with, of which nothing is given back as if it had just come.
 */
function scheduledBySelf(replica: Replica): Command[] {
  const own = readSession(replica.meta)?.account.agentId
  return replica.conversations.scheduled().flatMap((conversationId) => {
    const asked = replica.outbox.ofConversation(conversationId)
    const scheduled = replica.conversations.find(conversationId)?.state?.scheduledReplies ?? []
    return scheduled
      .filter(({ agentId, scheduleId }) => agentId === own && !asked.some(endsIt(scheduleId)))
      .flatMap(({ seq, scheduleId }) =>
        seq === undefined ? [] : (asReply(replica, { scheduledSeq: seq, scheduleId }) ?? []),
      )
  })
}

/** Its words are in the draft, or those of another command; or nobody wants them. */
function endsIt(scheduleId: string) {
  return ({ command, refusal }: OutboxRow): boolean =>
    refusal === null &&
    ((command.type === 'cancel-schedule' && command.scheduleId === scheduleId) ||
      (command.type === 'send-reply' && command.scheduled === scheduleId))
}

function wasWritten(command: AnyCommand): boolean {
  return writtenIn(command) !== null || command.type === 'send-template'
}

/** The bytes first: a row without them would be a lie. */
async function carryFiles({ replica, files }: Place, to: Place): Promise<void> {
  const chosen = replica.attachments.all().map(({ sha256 }) => sha256)
  const sent = replica.outbox.all().flatMap((row) => {
    return row && isReply(row.command) ? (row.command.attachment?.sha256 ?? []) : []
  })
  const scheduled = scheduledBySelf(replica).flatMap((command) =>
    isReply(command) ? (command.attachment?.sha256 ?? []) : [],
  )
  for (const sha256 of new Set([...chosen, ...sent, ...scheduled])) {
    const bytes = await files.read(sha256)
    if (bytes !== null) await to.files.write(sha256, bytes)
  }
}

/**
 * Once the new replica is complete: a draft in a conversation that the restored record does not have
 * would be seen by nobody. It stands among what has not left, as a message that was not accepted.
 * @param newId for its command.
 */
export function showLostDrafts(replica: Replica, now: number, newId: () => string): boolean {
  const { outbox } = replica
  const isLost = ({ conversationId }: { conversationId: string }) =>
    !isHere(replica, conversationId) && outbox.ofConversation(conversationId).length === 0
  const replies = replica.drafts.all().filter(isLost)
  const notes = replica.noteDrafts.all().filter(isLost)
  const files = replica.attachments.all().filter(isLost)
  if (replies.length + notes.length + files.length === 0) return false
  const common = ({ conversationId }: { conversationId: string }) => ({
    ...{ conversationId, commandId: newId(), attendanceId: newId(), issuedAt: now, seenSeq: 0 },
  })
  const commands: AnyCommand[] = [
    ...replies.map((draft) => ({
      ...common(draft),
      ...{ type: 'send-reply' as const, messageId: newId(), text: draft.text, replyTo: null },
    })),
    ...files.map(({ conversationId, attachmentId: _, ...attachment }) => ({
      ...common({ conversationId }),
      ...{ type: 'send-reply' as const, messageId: newId(), text: '', replyTo: null, attachment },
    })),
    ...notes.map((draft) => ({
      ...common(draft),
      ...{ type: 'add-note' as const, noteId: newId(), text: draft.text },
    })),
  ]
  durably(replica.db, () => {
    for (const command of commands) outbox.addRefused(command, now, RESTORED)
  })
  return true
}
