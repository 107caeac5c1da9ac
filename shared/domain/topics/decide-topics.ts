import type { TopicsCommand } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { refusalToSave, savedBy, withLeftOut } from '../office/save-whole.ts'
import { type KeptTopics, type Topic, topicListSchema } from './topic-list.ts'

/**
 * What a command does to the list of topics (null: nobody has saved any), by the same function at the
 * relay and as every console's prediction. A topic that the new list leaves out is retired: cases
 * that have it go on saying its name.
 * @param starting what the installation's file lists, which holds while nobody has saved a list.
 */
export function decideTopics(
  kept: KeptTopics | null,
  command: TopicsCommand,
  actor: Actor,
  starting: readonly Topic[] = [],
): Decision {
  const refusal = refusalToSave(kept, command, actor)
  if (refusal) return refusal
  const topics = withLeftOut(kept?.body ?? starting, command.topics, ({ topicId }) => topicId)
  // With what is retired it may be longer than any console reads.
  if (!topicListSchema.safeParse(topics).success) return refuse({ reason: 'not-understood' })
  return accept({ type: 'topics-saved', ...savedBy(kept, command, actor), topics })
}

/** The list after one more event; others than its own leave it as it is. */
export function evolveTopics(kept: KeptTopics | null, event: EventBody): KeptTopics | null {
  if (event.type !== 'topics-saved') return kept
  const { topics: body, version, commandId } = event
  return { body, version, commandId }
}
