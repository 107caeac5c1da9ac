import type { CommandOf } from '../../shared/commands.ts'
import { isHeld } from '../../shared/domain/hold.ts'
import type { SentDraft } from '../../shared/ipc/undo.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { predictedState } from '../views/predicted-state.ts'
import { draftQuote } from '../views/quote-view.ts'
import type { OutboxRow } from './outbox-table.ts'

/** What can be taken back for a moment: WhatsApp has no recall, nor has a colleague's list. */
type Held = OutboxRow<CommandOf<'send-reply' | 'transfer-attendance'>>

const NOTHING: SentDraft = { text: '', spans: [] }

/**
 * Takes back what was sent last in a conversation, while it waits for that: its files, its words as
 * they stood, and what they answered are the draft again in one transaction. What was asked for
 * behind it and would end her attending goes too: it was meant for a citizen who had been answered.
 * A transfer is taken back by itself.
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
  const what = first.command.type === 'transfer-attendance' ? 'transfer' : 'reply'
  const replies = sent.map(({ command }) => command).filter(isReply)
  const ends = what === 'reply' ? rows.slice(rows.indexOf(first)).filter(endsAttending) : []
  const draft = sent.find(({ sending }) => sending?.draft)?.sending?.draft ?? NOTHING
  const replyTo = replies.find((reply) => reply.replyTo !== null)?.replyTo ?? null
  durably(replica.db, () => {
    for (const { command } of [...sent, ...ends]) replica.outbox.remove(command.commandId)
    if (draft.text !== '') replica.drafts.append(conversationId, draft.text)
    replica.draftQuotes.giveBack(conversationId, replyTo)
    for (const { commandId, attachment } of replies) {
      if (attachment) replica.attachments.add(conversationId, commandId, attachment)
    }
  })
  const quote = draftQuote(desk, conversationId, replyTo)
  const holderId = predictedState(desk, conversationId)?.attendance?.holderId ?? null
  const isHers = holderId === desk.account.agentId
  return { outcome: 'undone', what, draft, quote, alsoUndone: ends.length > 0, isHers }
}

/** All of the newest press of the button; none where a part of it may have left. */
function newestHeld(rows: readonly OutboxRow[], now: number): Held[] {
  const held = rows.filter((row) => waitsForIt(row) && mayBeUndone(row, now))
  const id = held.at(-1)?.sending?.sendingId
  const sent = rows.filter(waitsForIt).filter(({ sending }) => sending?.sendingId === id)
  return id !== undefined && sent.every((row) => mayBeUndone(row, now)) ? sent : []
}

function mayBeUndone({ state, hasLeft, heldUntil, sending }: OutboxRow, now: number): boolean {
  return state === 'waiting' && !hasLeft && sending !== null && isHeld(heldUntil, now)
}

function waitsForIt(row: OutboxRow): row is Held {
  return row.command.type === 'send-reply' || row.command.type === 'transfer-attendance'
}

function isReply(command: Held['command']): command is CommandOf<'send-reply'> {
  return command.type === 'send-reply'
}

function endsAttending({ command, state, hasLeft }: OutboxRow): boolean {
  if (state !== 'waiting' || hasLeft) return false
  return ['close-attendance', 'release-attendance', 'transfer-attendance'].includes(command.type)
}
