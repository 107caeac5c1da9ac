import type { CommandOf } from '../commands.ts'
import type { Conversation } from './conversation.ts'
import {
  accept,
  type Decision,
  type DecisionContext,
  refusalToHandle,
  refuse,
  signed,
} from './decision.ts'
import { findUnsettled } from './unsettled-replies.ts'

/**
 * Whether an agent may say what became of a reply. While somebody holds the attendance that is hers
 * (or a supervisor's) to say; otherwise whoever notices it may.
 */
export function settle(
  conversation: Conversation,
  command: CommandOf<'settle-reply'>,
  { actor }: DecisionContext,
): Decision {
  const { attendance } = conversation
  const refusal = attendance?.status === 'held' && refusalToHandle(attendance, command, actor)
  if (refusal) return refusal
  const { messageId, settlement } = command
  const unsettled = findUnsettled(conversation, messageId)
  const isOpen = unsettled !== null && (settlement !== 'arrived' || unsettled.outcome === 'unknown')
  if (!isOpen) return refuse({ reason: 'already-settled' })
  const { conversationId, agentId, commandId } = signed(command, actor)
  return accept({
    ...{ type: 'reply-settled', conversationId, messageId, agentId, commandId, settlement },
  })
}
