import { randomUUID } from 'node:crypto'
import type { CommandOf } from '../../shared/commands.ts'
import { SHORTEST_COMPARED } from '../../shared/domain/canned/same-replies.ts'
import { MAX_TEXT_LENGTH } from '../../shared/domain/content/text.ts'
import type { NoticeReplyAnswer, WhyKept } from '../../shared/ipc/notice-reply.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { checkReply } from '../views/check-reply.ts'
import { countSameReplies } from '../views/same-replies.ts'
import { issueCommand } from './issue-command.ts'

/**
 * What an agent wrote in a notice of the system goes the way of every reply: the same decision, what
 * the citizen wrote since, the moment in which it can be taken back. Whatever the composer would have
 * asked her about cannot be asked there, so that it becomes a draft, below what she has begun.
 * @param undoMs for how long it can be taken back.
 */
export function replyFromNotice(
  desk: Desk,
  asked: CallArguments<'reply-from-notice'>,
  undoMs: number,
): NoticeReplyAnswer {
  const { conversationId, text } = asked
  if (desk.replica.conversations.isErased(conversationId)) return { outcome: 'erased' }
  const toLookAt = whatToLookAt(desk, asked)
  if (toLookAt !== null) return keep(desk, asked, { kind: toLookAt })
  const until = desk.relayNow() + undoMs
  const draft = { text, spans: [] }
  const hold = { until, sending: { sendingId: randomUUID(), draft } }
  const result = issueCommand(desk, replyOf(desk, asked), hold)
  if (result.outcome === 'refused') {
    return keep(desk, asked, { kind: 'refused', refusal: result.refusal })
  }
  return { outcome: 'sent', heldUntil: undoMs > 0 ? until : null }
}

/** Words are kept below what stands in the drafts: the disk has all or none. */
export function keepAsDrafts(
  { replica }: Desk,
  words: readonly { readonly conversationId: string; readonly text: string }[],
): void {
  durably(replica.db, () => {
    for (const { conversationId, text } of words) replica.drafts.append(conversationId, text)
  })
}

function keep(
  desk: Desk,
  words: CallArguments<'reply-from-notice'>,
  because: WhyKept,
): NoticeReplyAnswer {
  keepAsDrafts(desk, [words])
  return { outcome: 'kept', because }
}

function whatToLookAt(
  desk: Desk,
  { conversationId, text }: CallArguments<'reply-from-notice'>,
): 'too-long' | 'look-twice' | 'same-reply' | null {
  if (text.trim().length > MAX_TEXT_LENGTH) return 'too-long'
  if (checkReply(desk, { conversationId, text }).spans.length > 0) return 'look-twice'
  const isCompared = text.trim().length >= SHORTEST_COMPARED
  const isSame = isCompared && countSameReplies(desk, { conversationId, text }).citizens > 0
  return isSame ? 'same-reply' : null
}

function replyOf(
  desk: Desk,
  { conversationId, attendanceId, fence, seenSeq, text }: CallArguments<'reply-from-notice'>,
): CommandOf<'send-reply'> {
  return {
    type: 'send-reply',
    commandId: randomUUID(),
    messageId: randomUUID(),
    ...{ conversationId, attendanceId, fence, seenSeq },
    issuedAt: desk.relayNow(),
    text: text.trim(),
    replyTo: null,
  }
}
