import { randomUUID } from 'node:crypto'
import type { TopicsCommand } from '../../shared/commands.ts'
import type { Topic } from '../../shared/domain/topics/topic-list.ts'

/** A topic that no office has; with the same number it is the same one. */
export function sampleTopic(number: number, overrides: Partial<Topic> = {}): Topic {
  return {
    topicId: `00000000-0000-4000-8000-0000000000a${number}`,
    name: `Assunto inventado ${number}`,
    area: null,
    isRetired: false,
    ...overrides,
  }
}

export function saveTopics(topics: readonly Topic[], basedOn: string | null = null): TopicsCommand {
  const commandId = randomUUID()
  return { type: 'save-topics', commandId, issuedAt: 0, basedOn, topics: [...topics] }
}
