import type { TopicsCommand } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type KeptTopics, mayChangeTopics, type Topic } from './topic-list.ts'

/**
 * What a command does to the list of topics (null: there is none yet), by the same function at the
 * relay and as every console's prediction. A topic that the new list leaves out is retired: cases
 * that have it go on saying its name.
 */
export function decideTopics(
  kept: KeptTopics | null,
  { commandId, basedOn, topics }: TopicsCommand,
  actor: Actor,
): Decision {
  if (!mayChangeTopics(actor)) return refuse({ reason: 'not-permitted' })
  if (basedOn !== (kept?.commandId ?? null)) return refuse({ reason: 'changed-meanwhile' })
  return accept({
    type: 'topics-saved',
    ...{ agentId: actor.agentId, commandId, version: (kept?.version ?? 0) + 1 },
    topics: [...topics, ...leftOut(kept?.body ?? [], topics)],
  })
}

function leftOut(before: readonly Topic[], after: readonly Topic[]): Topic[] {
  const still = new Set(after.map(({ topicId }) => topicId))
  return before
    .filter(({ topicId }) => !still.has(topicId))
    .map((topic) => ({ ...topic, isRetired: true }))
}

/** The list after one more event; others than its own leave it as it is. */
export function evolveTopics(kept: KeptTopics | null, event: EventBody): KeptTopics | null {
  if (event.type !== 'topics-saved') return kept
  const { topics: body, version, commandId } = event
  return { body, version, commandId }
}
