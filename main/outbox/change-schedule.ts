import type { Command } from '../../shared/commands.ts'
import { replyIn } from '../../shared/domain/reply-content.ts'
import { findScheduled } from '../../shared/domain/schedule/scheduled-reply.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { prediction } from '../views/predicted-state.ts'
import { draftQuote } from '../views/quote-view.ts'
import { scheduledContent } from '../views/scheduled-view.ts'
import { issueCommand } from './issue-command.ts'

/**
 * Edits, sends or cancels what waits for its moment. What is edited is a draft at once, and what is sent
 * of it stands behind the cancelling: should the relay have sent it meanwhile, `settleAnswer` keeps the
 * edited words here.
 */
export function changeSchedule(
  desk: Desk,
  asked: CallArguments<'change-schedule'>,
): CallResult<'change-schedule'> {
  const { conversationId, scheduleId, how, commandId, messageId, seenSeq } = asked
  const before = prediction(desk, conversationId)
  const { state } = before
  const scheduled = state && findScheduled(state, scheduleId)
  const attendance = state?.attendance
  const content = scheduled && scheduledContent(desk, scheduled, before)
  const reply = content && replyIn(content)
  if (!scheduled || !attendance || (!reply && how !== 'cancel')) {
    return { outcome: 'refused', refusal: { reason: 'not-scheduled' } }
  }
  const { attendanceId, fence } = attendance
  const common = {
    conversationId,
    attendanceId,
    fence,
    commandId,
    seenSeq,
    issuedAt: desk.relayNow(),
  }
  const { replyTo, canned } = scheduled
  const isDraft = how === 'edit' && reply !== null
  const command: Command =
    how === 'send-now' && reply
      ? {
          ...{ type: 'send-reply', ...common, ...reply, messageId, replyTo, scheduled: scheduleId },
          ...(canned === undefined ? {} : { canned: [...canned] }),
        }
      : { type: 'cancel-schedule', ...common, scheduleId, ...(isDraft && { edits: true }) }
  const { replica } = desk
  const issued = issueCommand(desk, command, null, () => {
    if (!isDraft) return
    if (reply.text !== '') replica.drafts.append(conversationId, reply.text)
    replica.draftQuotes.giveBack(conversationId, replyTo)
    if (reply.attachment) replica.attachments.add(conversationId, scheduleId, reply.attachment)
  })
  if (issued.outcome === 'refused') return issued
  if (!isDraft) return { ...issued, written: null }
  const quote = draftQuote(desk, conversationId, replyTo)
  return { ...issued, written: { kind: 'reply', text: reply.text, quote } }
}
