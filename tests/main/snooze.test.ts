import { beforeEach, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { readOverview } from '../../main/views/overview-view.ts'
import { countQueue, pageQueue, weighQueueFilters } from '../../main/views/queue-view.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

const HOUR = 60 * 60_000

let replica: Replica
let log: SampleLog

/** Three conversations of Ana's, in the order in which their citizens wait. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  for (const number of [1, 2, 3]) {
    log.receive(number, 'bom dia')
    log.ask(1, number, { type: 'claim-attendance' })
    log.now += 60_000
  }
  apply(replica, log.parsed)
})

test('what is put aside leaves hers for a place of its own at once, without a connection too', () => {
  issue(1, { type: 'snooze-attendance', until: log.now + HOUR })
  expect([mine(), aside()]).toEqual([[2, 3], [1]])
  expect(countQueue(desk())).toMatchObject({ mine: 2, snoozed: 1, toAnswer: 2 })
  expect(view(1)).toMatchObject({ snoozedUntil: log.now + HOUR, can: { snooze: true } })
  expect(view(1)?.page.items.at(-1)).toMatchObject({
    ...{ kind: 'event', what: 'snoozed', dueAt: log.now + HOUR },
    unconfirmed: { state: 'waiting' },
  })
  issue(1, { type: 'wake-attendance' })
  expect([mine(), aside()]).toEqual([[1, 2, 3], []])
  expect(countQueue(desk())).toMatchObject({ mine: 3, snoozed: 0, toAnswer: 3 })
})

test('its moment brings it to the top, until it is answered; page by page the order is the same', async () => {
  const until = log.now + HOUR
  snoozed(2, until)
  snoozed(3, log.now + 2 * HOUR)
  expect([mine(), aside()]).toEqual([[1], [2, 3]])
  expect([aside(1), aside(2)]).toEqual([[2], [2, 3]])
  expect(countQueue(desk())).toMatchObject({ mine: 1, snoozed: 2, toAnswer: 1 })
  log.now += HOUR
  expect([mine(), aside()]).toEqual([[2, 1], [3]])
  expect([mine(1), mine(2)]).toEqual([[2], [2, 1]])
  await rebuild(replica)
  expect([mine(), aside()]).toEqual([[2, 1], [3]])
  expect(countQueue(desk())).toMatchObject({ mine: 2, snoozed: 1, toAnswer: 2 })
  expect(row(2)?.snoozedUntil).toBe(until)
  log.ask(1, 2, { type: 'send-reply', messageId: sampleId('b', 1), text: 'Oi', replyTo: null })
  apply(replica, log.parsed)
  expect([mine(), aside()]).toEqual([[1, 2], [3]])
  expect(row(2)?.snoozedUntil).toBeNull()
})

test('what is put aside is not pending either, and filters find it only where it stands', () => {
  log.ask(1, 2, { type: 'send-reply', messageId: sampleId('b', 1), text: 'Oi', replyTo: null })
  snoozed(2, log.now + HOUR)
  expect(countQueue(desk())).toMatchObject({ mine: 2, pending: 0, snoozed: 1 })
  const filters = { agent: sampleId('a', 1) }
  const found = (view: QueueView) =>
    numbers(pageQueue(desk(), { view, filters, after: null, limit: 10 }).rows)
  expect([found('mine'), found('pending'), found('snoozed')]).toEqual([[1, 3], [], [2]])
  expect(weighQueueFilters(desk(), { view: 'mine', filters }).counts).toMatchObject({
    ...{ mine: 2, pending: 0, snoozed: 1 },
  })
  log.now += HOUR
  expect([found('mine'), found('pending'), found('snoozed')]).toEqual([[2, 1, 3], [2], []])
})

test('it counts as held, and a supervisor sees it with what an agent holds', () => {
  snoozed(1, log.now + HOUR)
  const carla = deskOf(replica, 3, log.now)
  const ana = readOverview(carla, [], { day: null })?.agents.find(({ name }) => name === 'Ana')
  expect([ana?.holds, ana?.rows.length]).toEqual([3, 3])
  expect(numbers(pageQueue(carla, { view: 'team', after: null, limit: 10 }).rows)).toEqual([
    ...[2, 3, 1],
  ])
})

test('the citizen brings it back at once', () => {
  snoozed(1, log.now + HOUR)
  log.receive(1, 'mais uma coisa')
  apply(replica, log.parsed)
  expect(row(1)?.snoozedUntil).toBeNull()
  expect(mine()[0]).toBe(1)
})

test('a colleague sees that it is aside, and cannot change it', () => {
  const until = log.now + HOUR
  snoozed(1, until)
  const seen = openConversation(deskOf(replica, 2, log.now), {
    conversationId: sampleId('c', 1),
    limit: 5,
  })
  expect(seen).toMatchObject({ snoozedUntil: until, can: { snooze: false } })
})

type Asked = { type: 'snooze-attendance'; until: number } | { type: 'wake-attendance' }

function issue(number: number, asked: Asked): void {
  expect(issueCommand(desk(), log.command(number, asked))).toEqual({ outcome: 'queued' })
}

function snoozed(number: number, until: number): void {
  expect(log.ask(1, number, { type: 'snooze-attendance', until })).toBe('accepted')
  apply(replica, log.parsed)
}

function rows(limit = 10, view: QueueView = 'mine') {
  return pageQueue(desk(), { view, after: null, limit }).rows
}

/** By the numbers of their citizens. */
function numbers(shown: readonly QueueRow[]): number[] {
  return shown.map(({ conversationId }) => Number(conversationId.slice(-12)))
}

function mine(limit?: number): number[] {
  return numbers(rows(limit))
}

function aside(limit?: number): number[] {
  return numbers(rows(limit, 'snoozed'))
}

function row(number: number) {
  return rows().find(({ conversationId }) => conversationId === sampleId('c', number))
}

function view(number: number) {
  return openConversation(desk(), { conversationId: sampleId('c', number), limit: 20 })
}

function desk() {
  return deskOf(replica, 1, log.now)
}
