import type { FilterKind, QueueFilters } from '../../../../shared/domain/queue/filters.ts'
import { useAgentName } from '../../../state/agents.ts'
import { useTopics } from '../../../state/topics.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { filterWords } from '../../../words/queue-filters.ts'

export function useFilterWords(filters: QueueFilters): { kind: FilterKind; words: string }[] {
  const texts = useTexts()
  const topics = useTopics(({ list }) => list?.topics)
  const agentName = useAgentName()
  const topicName = (topicId: string) =>
    topics?.find((topic) => topic.topicId === topicId)?.name ?? null
  return filterWords(filters, texts, { topicName, agentName })
}
