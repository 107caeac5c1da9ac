import type { CommandOf } from '../commands.ts'
import type { Attendance, Conversation } from './conversation.ts'
import {
  accept,
  type Decision,
  type DecisionContext,
  refusalToHandle,
  refuse,
  signed,
} from './decision.ts'

/** An agent who attends has asked, and it is the same person: what was covered shows again. */
export function confirmIdentity(
  { veil }: Conversation,
  attendance: Attendance,
  command: CommandOf<'confirm-identity'>,
  { actor }: DecisionContext,
): Decision {
  if (veil === null) return accept()
  return (
    refusalToHandle(attendance, command, actor) ??
    accept({ type: 'identity-confirmed', ...signed(command, actor) })
  )
}

/**
 * It is another person. What was said before stays with the former holder of the identity, and the
 * case that is open goes on in the stranger's own conversation, which the relay begins.
 */
export function separateCitizen(
  { veil }: Conversation,
  attendance: Attendance,
  command: CommandOf<'separate-citizen'>,
  { actor }: DecisionContext,
): Decision {
  if (veil === null) return refuse({ reason: 'identity-certain' })
  return (
    refusalToHandle(attendance, command, actor) ??
    accept(
      {
        type: 'identity-refuted',
        ...signed(command, actor),
        citizenId: command.newCitizenId,
        newConversationId: command.newConversationId,
      },
      { type: 'attendance-closed', ...signed(command, actor) },
    )
  )
}

export function mergeCitizens(
  conversation: Conversation,
  command: CommandOf<'merge-citizens'>,
  { actor, findConversation }: DecisionContext,
): Decision {
  const other = findConversation?.(command.withConversationId) ?? null
  if (other === null || other.citizenId === conversation.citizenId) {
    return refuse({ reason: 'unknown-citizen' })
  }
  const alreadyMerged =
    conversation.merges.some(({ citizenId }) => citizenId === other.citizenId) ||
    other.merges.some(({ citizenId }) => citizenId === conversation.citizenId)
  if (alreadyMerged) return accept()
  return accept({
    type: 'citizens-merged',
    ...signed(command, actor),
    mergeId: command.mergeId,
    withCitizenId: other.citizenId,
    withConversationId: other.conversationId,
  })
}

export function undoMerge(
  { merges }: Conversation,
  command: CommandOf<'undo-merge'>,
  { actor }: DecisionContext,
): Decision {
  const { mergeId } = command
  if (!merges.some((merge) => merge.mergeId === mergeId)) return accept()
  return accept({ type: 'merge-undone', ...signed(command, actor), mergeId })
}
