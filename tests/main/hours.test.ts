import { beforeEach, expect, test } from 'vitest'
import { createOffice } from '../../main/office.ts'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { listHoursVersions, readHours } from '../../main/views/hours-view.ts'
import type { HoursCommand } from '../../shared/commands.ts'
import { decideHours, evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import { palmas } from '../support/hours.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { sampleHours, saveHours, withMondays } from '../support/sample-hours.ts'
import { account, SampleLog } from '../support/sample-log.ts'

/** Opening hours at one console: what the file says, what was saved, and what is on its way. */
let replica: Replica
let log: SampleLog

const office = createOffice({
  ...{ timeZone: palmas.timeZone, hours: palmas.calendar, name: 'Prefeitura Inventada' },
  ...{ quadras: [], registration: null },
})

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

const desk = (agent = 3) => deskOf(replica, agent, log.now, office)

/** The relay carries it out. */
function record(agent: number, command: HoursCommand): void {
  const decision = decideHours(log.events.reduce(evolveHours, null), command, account(agent))
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
}

test('until somebody changes them, the file’s hours stand, and all may read them', () => {
  apply(replica, log.parsed)
  expect(readHours(desk(1))).toEqual({
    hours: sampleHours(),
    ...{ basedOn: null, saved: null, mayEdit: false, unconfirmed: null },
  })
  expect(readHours(desk(3)).mayEdit).toBe(true)
})

test('versions say who changed what, in whatever order they come, and after a rebuild', async () => {
  const first = saveHours(withMondays())
  const second = saveHours(sampleHours(), first.commandId)
  for (const command of [first, second]) record(3, command)
  const events = log.parsed.toReversed()
  apply(replica, events, { road: 'snapshot', head: events.length })
  const told = () =>
    listHoursVersions(desk()).versions.map(({ version, saved, hours }) => [
      ...[version, saved?.by?.name ?? null, hours.calendar?.weekly.monday.length],
    ])
  const expected = [
    [2, 'Carla', 1],
    [1, 'Carla', 0],
    [0, null, 1],
  ]
  expect(told()).toEqual(expected)
  expect(readHours(desk()).basedOn).toBe(second.commandId)
  await rebuild(replica)
  expect(told()).toEqual(expected)
})

test('what this console asked for shows at once, and the next change is based on it', () => {
  apply(replica, log.parsed)
  const first = saveHours(withMondays())
  const second = saveHours(sampleHours(), first.commandId)
  for (const command of [first, second]) {
    expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  }
  expect(readHours(desk())).toMatchObject({
    ...{ hours: sampleHours(), basedOn: second.commandId, saved: null },
    unconfirmed: { state: 'waiting' },
  })
  const blind = saveHours(withMondays(), first.commandId)
  expect(issueCommand(desk(), blind)).toMatchObject({ refusal: { reason: 'changed-meanwhile' } })
})

test('who does not supervise is refused at her own console', () => {
  apply(replica, log.parsed)
  const answer = issueCommand(desk(1), saveHours(withMondays()))
  expect(answer).toMatchObject({ refusal: { reason: 'not-permitted' } })
  expect(replica.outbox.pending()).toEqual([])
})

test('refused ones keep what was written before their writer, and stand in no conversation’s way', () => {
  apply(replica, log.parsed)
  const command = saveHours(withMondays())
  issueCommand(desk(), command)
  expect(replica.outbox.unsettledConversations()).toEqual([])
  replica.outbox.refuse(command.commandId, { reason: 'changed-meanwhile' })
  expect(readHours(desk())).toMatchObject({
    hours: sampleHours(),
    unconfirmed: { state: 'refused', hours: withMondays() },
  })
  expect(replica.outbox.firstRefused()).toBe('hours')
})
