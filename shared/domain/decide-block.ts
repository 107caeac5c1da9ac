import type { CommandOf } from '../commands.ts'
import { DAY_MS, endBlock } from './block.ts'
import { storableText } from './content/text.ts'
import type { Attendance, Conversation } from './conversation.ts'
import { accept, type Decision, type DecisionContext, refuse, signed } from './decision.ts'

/** Whoever attends the citizen loses the case: nobody waits in a conversation that is blocked. */
export function blockCitizen(
  { block }: Conversation,
  attendance: Attendance,
  command: CommandOf<'block-citizen'>,
  { actor, now }: DecisionContext,
): Decision {
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  const text = storableText(command.note).trim()
  if (text === '') return refuse({ reason: 'empty-text' })
  const by = signed(command, actor)
  const closed = { type: 'attendance-closed', ...by } as const
  return accept(...(attendance.status === 'closed' ? [] : [closed]), {
    type: 'citizen-blocked',
    ...by,
    reason: command.reason,
    until: now + command.days * DAY_MS,
    content: { text },
  })
}

export function unblockCitizen(
  conversation: Conversation,
  command: CommandOf<'unblock-citizen'>,
  { actor }: DecisionContext,
): Decision {
  const { agentId, commandId } = signed(command, actor)
  return accept(...endBlock(conversation, { agentId, commandId }))
}

export function requestBlock(
  { block, blockRequest }: Conversation,
  command: CommandOf<'request-block'>,
  { actor }: DecisionContext,
): Decision {
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  if (blockRequest !== null) return accept()
  const text = storableText(command.note).trim()
  if (text === '') return refuse({ reason: 'empty-text' })
  return accept({
    type: 'block-requested',
    ...signed(command, actor),
    reason: command.reason,
    content: { text },
  })
}

export function declineBlock(
  { blockRequest }: Conversation,
  command: CommandOf<'decline-block'>,
  { actor }: DecisionContext,
): Decision {
  if (blockRequest === null) return accept()
  return accept({ type: 'block-declined', ...signed(command, actor) })
}
