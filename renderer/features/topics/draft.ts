import { repeatedName } from '../../../shared/domain/office/list-names.ts'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
import type { Texts } from '../../texts/pt-br.ts'

/** The list as it is being written, and the version that it is written over. */
export type Draft = { readonly topics: readonly Topic[]; readonly basedOn: string | null }

export function newTopic(): Topic {
  return { topicId: crypto.randomUUID(), name: '', area: null, isRetired: false }
}

export function withTopic(topics: readonly Topic[], changed: Topic): readonly Topic[] {
  return topics.map((topic) => (topic.topicId === changed.topicId ? changed : topic))
}

/** One place up or down among those that are in use. */
export function moved(topics: readonly Topic[], topicId: string, step: -1 | 1): readonly Topic[] {
  const inUse = topics.filter(({ isRetired }) => !isRetired)
  const at = inUse.findIndex((topic) => topic.topicId === topicId)
  const other = inUse[at + step]
  const one = inUse[at]
  if (!one || !other) return topics
  return topics.map((topic) => {
    if (topic === one) return other
    return topic === other ? one : topic
  })
}

/** A topic that was never saved is simply gone; another is kept for the cases that have it. */
export function without(
  topics: readonly Topic[],
  { topicId }: Topic,
  saved: readonly Topic[],
): readonly Topic[] {
  return saved.some((topic) => topic.topicId === topicId)
    ? topics.map((topic) => (topic.topicId === topicId ? { ...topic, isRetired: true } : topic))
    : topics.filter((topic) => topic.topicId !== topicId)
}

export function trimmed(topics: readonly Topic[]): Topic[] {
  return topics.map(({ name, area, ...topic }) => ({
    ...topic,
    name: name.trim(),
    area: area?.trim() || null,
  }))
}

/** What keeps the list from being saved, as a sentence; null for nothing. */
export function problemOf(topics: readonly Topic[], { topics: words }: Texts): string | null {
  if (topics.some(({ name, isRetired }) => !isRetired && name.trim() === ''))
    return words.nameMissing
  const repeated = repeatedName(topics)
  return repeated === null ? null : words.repeated(repeated)
}

export function isSame(one: readonly Topic[], other: readonly Topic[]): boolean {
  return JSON.stringify(trimmed(one)) === JSON.stringify(trimmed(other))
}
