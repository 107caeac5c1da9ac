import {
  type FilterKind,
  type QueueFilters,
  setFilters,
} from '../../shared/domain/queue/filters.ts'
import type { Texts } from '../texts/pt-br.ts'

type Names = {
  topicName: (topicId: string) => string | null
  agentName: (agentId: string) => string | null
}

/** What each filter that is set says, in the order in which they are chosen. */
export function filterWords(
  filters: QueueFilters,
  texts: Texts,
  names: Names,
): { kind: FilterKind; words: string }[] {
  return setFilters(filters).map((kind) => ({ kind, words: wordsOf(kind, filters, texts, names) }))
}

function wordsOf(kind: FilterKind, filters: QueueFilters, texts: Texts, names: Names): string {
  const { queueFilters: words, colleague } = texts
  const { topic, quadra, agent, window } = filters
  const chip = (value: string) => words.chip(words.kind[kind], value)
  switch (kind) {
    case 'topic':
      return topic ? chip(names.topicName(topic) ?? '…') : words.noTopic
    case 'quadra':
      return chip(quadra ?? '')
    case 'agent':
      return chip((agent && names.agentName(agent)) || colleague)
    case 'window':
      return chip(window ? words.window[window] : '')
    case 'unread':
      return words.unreadChip
  }
}
