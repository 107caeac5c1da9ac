import type { CommandOf } from '../../shared/commands.ts'
import type { ReactionView } from '../../shared/ipc/reactions.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { PredictedCommand, Prediction } from '../outbox/predict.ts'
import type { ReactionRecord } from '../projections/timeline-pages.ts'
import { unconfirmedOf } from './unconfirmed.ts'

/** What is told of the reactions to a message; nothing of those that were taken back. */
export function reactionViews(records: readonly ReactionRecord[]): ReactionView[] {
  return records
    .map(reactionView)
    .filter(({ emoji, problem }) => emoji !== null || problem !== null)
}

function reactionView({ author, emoji, delivery, code, standing }: ReactionRecord): ReactionView {
  const about = { from: author, unconfirmed: null }
  switch (delivery) {
    case 'failed':
      return { ...about, emoji: standing, problem: { emoji, state: 'failed', code } }
    case 'unknown':
      return { ...about, emoji, problem: { emoji, state: 'unknown', code: null } }
    default:
      return { ...about, emoji, problem: null }
  }
}

/** Shows what this agent asked for at the message that it is about. */
export function withReactions(
  items: readonly TimelineItem[],
  { commands }: Prediction,
  now: number,
): TimelineItem[] {
  return items.map((item) => {
    if (item.kind !== 'message' || item.whatsappId === null) return item
    const reactions = commands.reduce(
      (before, predicted) =>
        isTo(predicted, item.whatsappId) ? afterAsked(before, predicted, now) : before,
      item.reactions,
    )
    return { ...item, reactions }
  })
}

type Asked = PredictedCommand & { readonly command: CommandOf<'send-reaction'> }

function isTo(predicted: PredictedCommand, target: string | null): predicted is Asked {
  const { command, effect } = predicted
  return effect && command.type === 'send-reaction' && command.target === target
}

function afterAsked(reactions: ReactionView[], predicted: Asked, now: number): ReactionView[] {
  const own = reactions.find(({ from }) => from === 'agent')
  const others = reactions.filter((reaction) => reaction !== own)
  const unconfirmed = { ...unconfirmedOf(predicted, now), since: predicted.issuedAt }
  const emoji = predicted.refusal === null ? predicted.command.emoji : (own?.emoji ?? null)
  return [{ from: 'agent', emoji, problem: null, unconfirmed }, ...others]
}
