import type { CommandOf } from '../../shared/commands.ts'
import { isHeld } from '../../shared/domain/hold.ts'
import type { SentDraft } from '../../shared/ipc/undo.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { draftQuote } from '../views/quote-view.ts'
import type { OutboxRow } from './outbox-table.ts'

type HeldReply = OutboxRow<CommandOf<'send-reply'>>

const NOTHING: SentDraft = { text: '', spans: [] }

/**
 * Takes back what was sent last in a conversation, while it waits for that: its files, its words as
 * they stood, and what they answered are the draft again in one transaction. What was asked for
 * behind it and would end her attending goes too: it was meant for a citizen who had been answered.
 */
export function undoSending(
  desk: Desk,
  { conversationId }: { conversationId: string },
): CallResult<'undo-sending'> {
  const { replica } = desk
  const rows = replica.outbox.ofConversation(conversationId)
  const sent = newestHeld(rows, desk.relayNow())
  const [first] = sent
  if (first === undefined) return { outcome: 'already-sent' }
  const ends = rows.slice(rows.indexOf(first)).filter(endsAttending)
  const draft = sent.find(({ sending }) => sending?.draft)?.sending?.draft ?? NOTHING
  const replyTo = sent.find(({ command }) => command.replyTo !== null)?.command.replyTo ?? null
  durably(replica.db, () => {
    for (const { command } of [...sent, ...ends]) replica.outbox.remove(command.commandId)
    if (draft.text !== '') replica.drafts.append(conversationId, draft.text)
    replica.draftQuotes.giveBack(conversationId, replyTo)
    for (const { command } of sent) {
      const { commandId, attachment } = command
      if (attachment) replica.attachments.add(conversationId, commandId, attachment)
    }
  })
  const quote = draftQuote(desk, conversationId, replyTo)
  return { outcome: 'undone', draft, quote, alsoUndone: ends.length > 0 }
}

/** All of the newest press of the button; none where a part of it may have left. */
function newestHeld(rows: readonly OutboxRow[], now: number): HeldReply[] {
  const held = rows.filter((row) => isReply(row) && mayBeUndone(row, now))
  const id = held.at(-1)?.sending?.sendingId
  const sent = rows.filter(isReply).filter(({ sending }) => sending?.sendingId === id)
  return id !== undefined && sent.every((row) => mayBeUndone(row, now)) ? sent : []
}

function mayBeUndone({ state, hasLeft, heldUntil, sending }: OutboxRow, now: number): boolean {
  return state === 'waiting' && !hasLeft && sending !== null && isHeld(heldUntil, now)
}

function isReply(row: OutboxRow): row is HeldReply {
  return row.command.type === 'send-reply'
}

function endsAttending({ command, state, hasLeft }: OutboxRow): boolean {
  if (state !== 'waiting' || hasLeft) return false
  return ['close-attendance', 'release-attendance', 'transfer-attendance'].includes(command.type)
}
