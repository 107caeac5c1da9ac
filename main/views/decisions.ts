import type { DeliveryView, TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Desk } from '../desk.ts'
import type { PredictedCommand, Prediction } from '../outbox/predict.ts'

/** Replies with what this agent has just decided about them, before the record knows. */
export function withDecisions(
  { account }: Desk,
  items: readonly TimelineItem[],
  { commands }: Prediction,
): TimelineItem[] {
  const { agentId, name } = account
  return items.map((item) => {
    if (item.kind !== 'message' || item.delivery === null) return item
    const decided = commands.find((command) => decides(command, item.id))
    if (!decided) return item
    const how = howOf(decided)
    const settled = { how, agent: { agentId, name }, at: decided.issuedAt }
    return { ...item, delivery: { ...item.delivery, settled } }
  })
}

function decides({ command, state }: PredictedCommand, messageId: string): boolean {
  if (state === 'refused') return false
  return command.type === 'settle-reply'
    ? command.messageId === messageId
    : command.type === 'send-reply' && command.resends === messageId
}

function howOf({ command }: PredictedCommand): NonNullable<DeliveryView['settled']>['how'] {
  return command.type === 'settle-reply' ? command.settlement : 'resent'
}
