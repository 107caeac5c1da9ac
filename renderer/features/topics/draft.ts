import { repeatedName } from '../../../shared/domain/office/list-names.ts'
import { MOST_LISTED, type Topic } from '../../../shared/domain/topics/topic-list.ts'
import { tooManyLines } from '../../design/room.ts'
import type { Texts } from '../../texts/pt-br.ts'

export function newTopic(): Topic {
  return { topicId: crypto.randomUUID(), name: '', area: null, isRetired: false }
}

export function trimmed(topics: readonly Topic[]): Topic[] {
  return topics.map(({ name, area, ...topic }) => ({
    ...topic,
    name: name.trim(),
    area: area?.trim() || null,
  }))
}

/** What keeps the list from being saved, as a sentence; null for nothing. */
export function problemOf(topics: readonly Topic[], texts: Texts): string | null {
  const { topics: words } = texts
  if (topics.some(({ name, isRetired }) => !isRetired && name.trim() === ''))
    return words.nameMissing
  const repeated = repeatedName(topics)
  return repeated === null
    ? tooManyLines(topics.length, MOST_LISTED, texts)
    : words.repeated(repeated)
}

/** A list in a line. */
export function namesIn(topics: readonly Topic[]): string {
  return topics
    .filter(({ isRetired }) => !isRetired)
    .map(({ name }) => name)
    .join(' · ')
}

/** What an earlier list lacks goes out of use; nothing is forgotten. */
export function restored(earlier: readonly Topic[], now: readonly Topic[]): readonly Topic[] {
  const known = new Set(earlier.map(({ topicId }) => topicId))
  const since = now.filter(({ topicId }) => !known.has(topicId))
  return [...earlier, ...since.map((topic) => ({ ...topic, isRetired: true }))]
}
