import type { CommandOf } from '../commands.ts'
import type { Attendance, Conversation } from './conversation.ts'
import {
  accept,
  countUnseen,
  type Decision,
  type DecisionContext,
  refusalAsHolder,
  refuse,
  signed,
} from './decision.ts'
import { isWindowOpen } from './service-window.ts'

/**
 * Reacts to one message, as the holder, while the window is open. What the citizen has written since
 * changes nothing of it; that somebody else may read it does.
 */
export function react(
  conversation: Conversation,
  attendance: Attendance,
  command: CommandOf<'send-reaction'>,
  { actor, now }: DecisionContext,
): Decision {
  const { block, lastInboundAt } = conversation
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  const refusal = refusalAsHolder(attendance, command, actor)
  if (refusal) return refusal
  if (!isWindowOpen(lastInboundAt, now)) return refuse({ reason: 'window-closed' })
  const count = countUnseen({ ...conversation, unansweredSeqs: [] }, command.seenSeq)
  if (count > 0) return refuse({ reason: 'newer-messages', count })
  const { messageId, target, emoji } = command
  return accept({
    type: 'reaction-queued',
    ...signed(command, actor),
    messageId,
    content: { kind: 'reaction', target, emoji },
  })
}
