import type { Refusal } from '../commands.ts'
import type { Topic } from '../domain/topics/topic-list.ts'
import * as z from '../late-zod.ts'

/** What attendances are about; the list is saved by `issue-command`. */
export const topicCalls = {
  'list-topics': z.object({}),
  'list-topic-versions': z.object({}),
} as const

export type TopicName = { topicId: string; name: string }

type Saved = { at: number; by: { agentId: string; name: string } | null }

export type TopicsView = {
  /** With those that are retired, in the organisation's order. */
  topics: readonly Topic[]
  /** What a change is based on: the command that made the list as it stands; null for none. */
  basedOn: string | null
  /** When and by whom it was changed last; null while that has not reached the record. */
  saved: Saved | null
  mayEdit: boolean
  unconfirmed:
    | { state: 'waiting' }
    | { state: 'refused'; commandId: string; refusal: Refusal; topics: readonly Topic[] }
    | null
}

export type TopicsVersionView = { version: number; saved: Saved; topics: readonly Topic[] }

export type TopicCallResults = {
  'list-topics': TopicsView
  /** Newest first. */
  'list-topic-versions': { versions: TopicsVersionView[] }
}
