import { beforeEach, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import { listTopics, listTopicVersions } from '../../main/views/topics-view.ts'
import type { TopicsCommand } from '../../shared/commands.ts'
import { decideTopics, evolveTopics } from '../../shared/domain/topics/decide-topics.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'
import { sampleTopic, saveTopics } from '../support/sample-topics.ts'

/** What attendances are about, at one console. */
let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

const desk = (agent = 1) => deskOf(replica, agent, log.now)
const [pruning, water] = [sampleTopic(1), sampleTopic(2, { area: 'Área inventada' })]
const conversationId = sampleId('c', 1)

/** The relay carries it out. */
function record(command: TopicsCommand): void {
  const decision = decideTopics(log.events.reduce(evolveTopics, null), command, account(3))
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
}

const inQueue = () => {
  const { rows } = pageQueue(desk(), { view: 'mine', after: null, limit: 10 })
  return rows.map(({ topic }) => topic?.name ?? null)
}
const lines = () =>
  openConversation(desk(), { conversationId, limit: 50 })?.page.items.flatMap((item) =>
    item.kind === 'event' && item.what === 'classified'
      ? [[item.agent?.name, item.topic, item.unconfirmed?.state ?? null]]
      : [],
  )

test('is said in the queue, in the conversation and in a line of it, also after a rebuild', async () => {
  record(saveTopics([pruning, water]))
  log.receive(1, 'a árvore caiu')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'classify-attendance', topicId: pruning.topicId })
  apply(replica, log.parsed)
  const told = () => ({
    inQueue: inQueue(),
    open: openConversation(desk(), { conversationId, limit: 50 })?.topic,
    lines: lines(),
  })
  const expected = {
    inQueue: [pruning.name],
    open: { topicId: pruning.topicId, name: pruning.name },
    lines: [['Ana', pruning.name, null]],
  }
  expect(told()).toEqual(expected)
  await rebuild(replica)
  expect(told()).toEqual(expected)
})

test('without the relay it is said at once, and waits', () => {
  record(saveTopics([pruning, water]))
  log.receive(1, 'a árvore caiu')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const command = log.command(1, { type: 'classify-attendance', topicId: water.topicId })
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  expect([inQueue(), lines()]).toEqual([[water.name], [['Ana', water.name, 'waiting']]])
})

test('a topic that is renamed or retired is said by its name of now wherever it stands', () => {
  const first = saveTopics([pruning, water])
  record(first)
  log.receive(1, 'a árvore caiu')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'classify-attendance', topicId: pruning.topicId })
  record(saveTopics([{ ...pruning, name: 'Nome novo', isRetired: true }], first.commandId))
  apply(replica, log.parsed)
  expect(inQueue()).toEqual(['Nome novo'])
  const again = log.command(1, { type: 'classify-attendance', topicId: water.topicId })
  expect(issueCommand(desk(), again)).toEqual({
    outcome: 'refused',
    refusal: { reason: 'unknown-topic' },
  })
})

test('the list tells who changed what, and keeps a refused change before its writer', () => {
  const first = saveTopics([pruning])
  const second = saveTopics([pruning, water], first.commandId)
  for (const command of [first, second]) record(command)
  const events = log.parsed.toReversed()
  apply(replica, events, { road: 'snapshot', head: events.length })
  expect(listTopicVersions(desk()).versions).toMatchObject([
    { version: 2, saved: { by: { name: 'Carla' } }, topics: [pruning, water] },
    { version: 1, topics: [pruning] },
  ])
  const mine = saveTopics([water], second.commandId)
  issueCommand(desk(3), mine)
  expect(listTopics(desk(3))).toMatchObject({
    ...{ basedOn: mine.commandId, mayEdit: true, unconfirmed: { state: 'waiting' } },
    topics: [water, { ...pruning, isRetired: true }],
  })
  replica.outbox.refuse(mine.commandId, { reason: 'changed-meanwhile' })
  expect(listTopics(desk(3))).toMatchObject({
    ...{ basedOn: second.commandId, topics: [pruning, water] },
    unconfirmed: { state: 'refused', topics: [water] },
  })
  expect(listTopics(desk(1)).mayEdit).toBe(false)
})
