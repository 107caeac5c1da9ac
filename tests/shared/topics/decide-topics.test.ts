import { describe, expect, it } from 'vitest'
import type { TopicsCommand } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import { decideTopics, evolveTopics } from '../../../shared/domain/topics/decide-topics.ts'
import { type KeptTopics, topicListSchema } from '../../../shared/domain/topics/topic-list.ts'
import { admin, ana, carla, diego } from '../../support/cases.ts'
import { sampleTopic, saveTopics } from '../../support/sample-topics.ts'

/** What becomes of the list, or why nothing does. */
function become(kept: KeptTopics | null, command: TopicsCommand, actor: Agent) {
  const decision = decideTopics(kept, command, actor)
  return 'refused' in decision
    ? decision.refused.reason
    : decision.accepted.reduce(evolveTopics, kept)
}

const [pruning, water] = [sampleTopic(1), sampleTopic(2)]

describe('the list of topics', () => {
  it('is written by who supervises or administers, and by nobody else', () => {
    const command = saveTopics([pruning])
    const { commandId } = command
    const saved = { body: [pruning], version: 1, commandId }
    expect([carla, admin].map((actor) => become(null, command, actor))).toEqual([saved, saved])
    expect([ana, diego].map((actor) => become(null, command, actor))).toEqual([
      'not-permitted',
      'not-permitted',
    ])
  })

  it('is not written over a version that its writer had not seen', () => {
    const first = saveTopics([pruning])
    const kept = become(null, first, carla) as KeptTopics
    expect(become(kept, saveTopics([water]), carla)).toBe('changed-meanwhile')
    expect(become(kept, saveTopics([water], first.commandId), carla)).toMatchObject({ version: 2 })
  })

  it('retires what a new list leaves out, so that cases go on saying its name', () => {
    const first = saveTopics([pruning, water])
    const kept = become(null, first, carla) as KeptTopics
    expect(become(kept, saveTopics([water], first.commandId), carla)).toMatchObject({
      body: [water, { ...pruning, isRetired: true }],
    })
  })

  it('holds no two topics in use that read alike, and no two of one id', () => {
    const lists = [
      [sampleTopic(1, { name: 'Iluminação' }), sampleTopic(2, { name: ' iluminacao' })],
      [sampleTopic(1), sampleTopic(1, { name: 'outro' })],
      [sampleTopic(1, { name: '   ' })],
    ]
    expect(lists.map((list) => topicListSchema.safeParse(list).success)).toEqual([
      false,
      false,
      false,
    ])
    const retired = [sampleTopic(1), { ...sampleTopic(2), name: pruning.name, isRetired: true }]
    expect(topicListSchema.safeParse(retired).success).toBe(true)
  })
})
