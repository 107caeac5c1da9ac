import type { Command, CommandOf } from '../commands.ts'
import { type Actor, mayAttend, mayBlock, maySupervise } from './agent.ts'
import { forward, recordAnswer, withdrawForwarding } from './areas/decide-forwarding.ts'
import { blanksIn } from './canned/fill-canned-text.ts'
import { storableText } from './content/text.ts'
import type { Attendance, Conversation } from './conversation.ts'
import { blockCitizen, declineBlock, requestBlock, unblockCitizen } from './decide-block.ts'
import { confirmIdentity, mergeCitizens, separateCitizen, undoMerge } from './decide-identity.ts'
import { attachmentRefusal, decideFetchMedia } from './decide-media.ts'
import { react } from './decide-reaction.ts'
import { settle } from './decide-settle-reply.ts'
import { sendTemplate } from './decide-template.ts'
import {
  accept,
  countUnseen,
  type Decision,
  type DecisionContext,
  refusalAsHolder,
  refusalToHandle,
  refuse,
  signed,
} from './decision.ts'
import { saveCitizenFields } from './fields/decide-fields.ts'
import {
  askConsent,
  recordConsent,
  saveRegistration,
  undoRegistration,
} from './registration/decide-registration.ts'
import { replyContent } from './reply-content.ts'
import { cancelSchedule, schedule } from './schedule/decide-schedule.ts'
import { findScheduled } from './schedule/scheduled-reply.ts'
import { isWindowOpen } from './service-window.ts'
import { snooze, wake } from './snooze/snooze.ts'
import { classify } from './topics/decide-classify.ts'
import { findUnsettled } from './unsettled-replies.ts'

/**
 * What a command does to a conversation, decided by the same function on both sides: the relay's
 * word is final, the console's is the prediction that its screen shows meanwhile. Pure: time and
 * colleagues are handed in.
 */
export function decide(
  conversation: Conversation | null,
  command: Command,
  context: DecisionContext,
): Decision {
  if (!mayIssue(context.actor, command)) return refuse({ reason: 'not-permitted' })
  const attendance = conversation?.attendance
  if (!conversation || attendance?.attendanceId !== command.attendanceId || conversation.erased) {
    return refuse({ reason: 'unknown-attendance' })
  }
  switch (command.type) {
    case 'claim-attendance':
      return claim(attendance, command, context)
    case 'release-attendance':
      return release(attendance, command, context)
    case 'transfer-attendance':
      return transfer(attendance, command, context)
    case 'close-attendance':
      return close(attendance, command, context)
    case 'reopen-attendance':
      return reopen(conversation, attendance, command, context)
    case 'classify-attendance':
      return classify(attendance, command, context)
    case 'forward-attendance':
      return forward(attendance, command, context)
    case 'record-area-answer':
      return recordAnswer(attendance, command, context)
    case 'withdraw-forwarding':
      return withdrawForwarding(attendance, command, context)
    case 'save-citizen-fields':
      return saveCitizenFields(conversation, command, context)
    case 'send-reply':
      return askConsent(
        reply(conversation, attendance, command, context),
        ...([conversation, command, context] as const),
      )
    case 'snooze-attendance':
      return snooze(attendance, command, context)
    case 'wake-attendance':
      return wake(attendance, command, context)
    case 'schedule-reply':
      return schedule(
        conversation,
        command,
        reply(conversation, attendance, { ...command, type: 'send-reply' }, context),
        context,
      )
    case 'cancel-schedule':
      return cancelSchedule(conversation, attendance, command, context)
    case 'send-template':
      return sendTemplate(conversation, attendance, command, context)
    case 'send-reaction':
      return react(conversation, attendance, command, context)
    case 'settle-reply':
      return settle(conversation, command, context)
    case 'add-note':
      return note(command, context)
    case 'record-consent':
      return recordConsent(conversation, command, context)
    case 'save-registration':
      return saveRegistration(conversation, command, context)
    case 'undo-registration':
      return undoRegistration(conversation, command, context)
    case 'fetch-media':
      return decideFetchMedia(command, context)
    case 'confirm-identity':
      return confirmIdentity(conversation, attendance, command, context)
    case 'separate-citizen':
      return separateCitizen(conversation, attendance, command, context)
    case 'merge-citizens':
      return mergeCitizens(conversation, command, context)
    case 'undo-merge':
      return undoMerge(conversation, command, context)
    case 'block-citizen':
      return blockCitizen(conversation, attendance, command, context)
    case 'unblock-citizen':
      return unblockCitizen(conversation, command, context)
    case 'request-block':
      return requestBlock(conversation, command, context)
    case 'decline-block':
      return declineBlock(conversation, command, context)
  }
}

/** What an account's roles allow it to ask for at all. */
function mayIssue(actor: Actor, { type }: Command): boolean {
  switch (type) {
    case 'block-citizen':
    case 'unblock-citizen':
    case 'decline-block':
      return mayBlock(actor)
    case 'merge-citizens':
    case 'undo-merge':
      return maySupervise(actor)
    default:
      return mayAttend(actor)
  }
}

function claim(
  attendance: Attendance,
  command: CommandOf<'claim-attendance'>,
  { actor }: DecisionContext,
): Decision {
  if (attendance.status === 'closed') return refuse({ reason: 'attendance-closed' })
  if (attendance.holderId === actor.agentId) return accept()
  if (attendance.holderId !== null) {
    return refuse({ reason: 'already-claimed', by: attendance.holderId })
  }
  return accept({
    type: 'attendance-claimed',
    ...signed(command, actor),
    fence: attendance.fence + 1,
  })
}

function release(
  attendance: Attendance,
  command: CommandOf<'release-attendance'>,
  { actor }: DecisionContext,
): Decision {
  if (attendance.status === 'waiting') return accept()
  return (
    refusalToHandle(attendance, command, actor) ??
    accept({ type: 'attendance-released', ...signed(command, actor) })
  )
}

function transfer(
  attendance: Attendance,
  command: CommandOf<'transfer-attendance'>,
  { actor, findAgent }: DecisionContext,
): Decision {
  const refusal = refusalToHandle(attendance, command, actor)
  if (refusal) return refusal
  const colleague = findAgent(command.toAgentId)
  if (!colleague || colleague.disabled || !mayAttend(colleague)) {
    return refuse({ reason: 'unknown-agent' })
  }
  if (attendance.holderId === command.toAgentId) return accept()
  return accept({
    type: 'attendance-transferred',
    ...signed(command, actor),
    toAgentId: command.toAgentId,
    fence: attendance.fence + 1,
  })
}

function close(
  attendance: Attendance,
  command: CommandOf<'close-attendance'>,
  { actor }: DecisionContext,
): Decision {
  return (
    refusalToHandle(attendance, command, actor) ??
    accept({ type: 'attendance-closed', ...signed(command, actor) })
  )
}

function reopen(
  { block }: Conversation,
  attendance: Attendance,
  command: CommandOf<'reopen-attendance'>,
  { actor, now }: DecisionContext,
): Decision {
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  if (attendance.status !== 'closed') return refuse({ reason: 'attendance-open' })
  return accept(
    { type: 'attendance-reopened', ...signed(command, actor), since: now },
    { type: 'attendance-claimed', ...signed(command, actor), fence: attendance.fence + 1 },
  )
}

function reply(
  conversation: Conversation,
  attendance: Attendance,
  command: CommandOf<'send-reply'>,
  { actor, now }: DecisionContext,
): Decision {
  const { block } = conversation
  const text = storableText(command.text).trim()
  const { attachment } = command
  if (text === '' && attachment === undefined) return refuse({ reason: 'empty-text' })
  const notAttachable = attachmentRefusal(attachment, text)
  if (notAttachable) return refuse(notAttachable)
  const [blank, ...others] = blanksIn(text)
  if (blank)
    return refuse({ reason: 'blanks-left', names: [blank, ...others].map(({ name }) => name) })
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  const refusal = refusalAsHolder(attendance, command, actor)
  if (refusal) return refusal
  const { resends, canned, scheduled } = command
  if (resends !== undefined && findUnsettled(conversation, resends) === null) {
    return refuse({ reason: 'already-settled' })
  }
  if (scheduled !== undefined && findScheduled(conversation, scheduled) === null) {
    return refuse({ reason: 'not-scheduled' })
  }
  if (!isWindowOpen(conversation.lastInboundAt, now)) return refuse({ reason: 'window-closed' })
  const count = countUnseen(conversation, command.seenSeq)
  if (count > 0 && !command.confirmed) return refuse({ reason: 'newer-messages', count })
  return accept({
    type: 'reply-queued',
    ...signed(command, actor),
    messageId: command.messageId,
    seenSeq: command.seenSeq,
    replyTo: command.replyTo,
    ...(resends === undefined ? {} : { resends }),
    ...(scheduled === undefined ? {} : { scheduled }),
    ...(canned === undefined ? {} : { canned }),
    content: replyContent(command),
  })
}

function note(command: CommandOf<'add-note'>, { actor }: DecisionContext): Decision {
  const text = storableText(command.text).trim()
  if (text === '') return refuse({ reason: 'empty-text' })
  // Nobody is told of what she wrote herself.
  const mentions = [...new Set(command.mentions)].filter((agentId) => agentId !== actor.agentId)
  return accept({
    type: 'note-added',
    ...signed(command, actor),
    noteId: command.noteId,
    ...(mentions.length > 0 && { mentions }),
    content: { text },
  })
}
