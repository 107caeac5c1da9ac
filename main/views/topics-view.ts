import type { TopicsCommand } from '../../shared/commands.ts'
import type { Attendance } from '../../shared/domain/conversation.ts'
import { maySetUp } from '../../shared/domain/office/save-whole.ts'
import type { Topic } from '../../shared/domain/topics/topic-list.ts'
import type { TopicName, TopicsView } from '../../shared/ipc/topics.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { OutboxRow } from '../outbox/outbox-table.ts'
import { predictTopics, topicsInForce } from '../outbox/predict-documents.ts'
import type { Recorded } from '../projections/office-table.ts'

/** What attendances can be about, with what this agent has asked to change. */
export function listTopics(desk: Desk): CallResult<'list-topics'> {
  const { topics, outbox } = desk.replica
  const confirmed = topics.find()
  const kept = predictTopics(desk)
  return {
    topics: kept?.body ?? desk.office.topics,
    basedOn: kept?.commandId ?? null,
    saved: confirmed && savedOf(desk, confirmed),
    mayEdit: maySetUp(desk.account),
    unconfirmed: unconfirmedOf(outbox.ofTopics()),
  }
}

/** Newest first. */
export function listTopicVersions(desk: Desk): CallResult<'list-topic-versions'> {
  return {
    versions: desk.replica.topics.versions().map((recorded) => ({
      ...{ version: recorded.version, topics: recorded.body },
      saved: savedOf(desk, recorded),
    })),
  }
}

/** What an attendance is about; null while nobody has said, or while the list has not arrived. */
export function topicOf(desk: Desk, { topicId }: Attendance): TopicName | null {
  if (topicId === undefined) return null
  const name = topicName(desk, topicId)
  return name === null ? null : { topicId, name }
}

export function topicName(desk: Desk, topicId: string | null): string | null {
  if (topicId === null) return null
  return topicsInForce(desk).find((topic) => topic.topicId === topicId)?.name ?? null
}

function savedOf({ replica }: Desk, { at, agentId }: Recorded<readonly Topic[]>) {
  return { at, by: replica.people.agentName(agentId) }
}

function unconfirmedOf(asked: readonly OutboxRow<TopicsCommand>[]): TopicsView['unconfirmed'] {
  const refused = asked.find(({ state }) => state === 'refused')
  if (refused?.refusal) {
    const { command, refusal } = refused
    return { state: 'refused', commandId: command.commandId, refusal, topics: command.topics }
  }
  return asked.length > 0 ? { state: 'waiting' } : null
}
