import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { readDocument } from '../../main/views/document-view.ts'
import { readOverview } from '../../main/views/overview-view.ts'
import { readReceiving } from '../../main/views/receiving-view.ts'
import type { AssignmentRule, AssignmentRules } from '../../shared/domain/assignment/rules.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { rulesOf, saveAssignment } from '../support/sample-assignment.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** What a console shows of how attendances are given to agents. */
let replica: Replica
let log: SampleLog
let versions: number

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  versions = 0
})

const [ana, bruno] = [sampleId('a', 1), sampleId('a', 2)]
const conversationId = sampleId('c', 1)
const desk = (agent = 1) => deskOf(replica, agent, log.now)

function rules(changes: Partial<AssignmentRules>): void {
  versions += 1
  const { commandId } = saveAssignment({})
  const saved = { agentId: sampleId('a', 3), commandId, version: versions }
  log.append({ type: 'assignment-saved', ...saved, body: rulesOf(changes) })
}

const receive = (agentId: string, receiving: boolean, cause: 'asked' | 'absent' = 'asked') =>
  log.append({ type: 'receiving-changed', agentId, receiving, cause })

/** The relay gives the attendance of citizen `1` to an agent. */
function give(agentId: string, rule: AssignmentRule): void {
  const attendanceId = log.states.get(conversationId)?.attendance?.attendanceId ?? ''
  const command = { commandId: sampleId('d', 1), fence: 1, rule }
  log.append({ type: 'attendance-claimed', conversationId, attendanceId, agentId, ...command })
}

const overviewOf = () =>
  readOverview(desk(3), [], { day: null })?.agents.map(({ name, receives, holds, capacity }) => {
    return [name, receives, `${holds}/${capacity}`]
  })

test('who is given attendances, what each holds and may hold, also after a rebuild', async () => {
  apply(replica, log.parsed)
  expect(readReceiving(desk())).toEqual({
    ...{ isOn: false, receives: false, pausedBy: null, holds: 0, capacity: 5 },
  })
  expect(overviewOf()?.map(([, receives]) => receives)).toEqual([null, null, null])
  rules({ mode: 'round-robin', capacity: 3, ownCapacities: [{ agentId: bruno, capacity: 1 }] })
  receive(ana, true)
  receive(bruno, true)
  receive(bruno, false, 'absent')
  log.receive(1, 'Bom dia')
  give(ana, 'round-robin')
  apply(replica, log.parsed)
  const check = () => {
    expect(readReceiving(desk())).toEqual({
      ...{ isOn: true, receives: true, pausedBy: null, holds: 1, capacity: 3 },
    })
    expect(readReceiving(desk(2))).toMatchObject({ receives: false, pausedBy: 'absent' })
    expect(overviewOf()).toEqual([
      ['Ana', true, '1/3'],
      ['Bruno', false, '0/1'],
      ['Carla', false, '0/3'],
    ])
  }
  check()
  await rebuild(replica)
  check()
})

test('the newest word on an agent holds, whatever the order in which they arrive', () => {
  rules({ mode: 'least-loaded' })
  receive(ana, true)
  receive(ana, false)
  // As the parts of a snapshot may bring them: each by itself, and not in the order of the log.
  for (const event of log.parsed.toReversed()) {
    apply(replica, [event], { road: 'snapshot', head: null })
  }
  expect(readReceiving(desk())).toMatchObject({ isOn: true, receives: false, pausedBy: 'asked' })
})

test('who may not attend has nothing to switch', () => {
  apply(replica, log.parsed)
  const { account, ...rest } = desk()
  expect(readReceiving({ ...rest, account: { ...account, roles: ['admin'] } })).toBeNull()
})

test('a line says that a rule gave it to her, and none where she took it herself', () => {
  log.receive(1, 'Bom dia')
  give(ana, 'by-topic')
  log.ask(1, 1, { type: 'release-attendance' })
  log.ask(2, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const view = openConversation(desk(), { conversationId, limit: 50 })
  const claims = view?.page.items.filter((item) => item.kind === 'event' && item.what === 'claimed')
  expect(claims).toMatchObject([{ agent: { name: 'Ana' }, rule: 'by-topic' }, {}])
  expect(claims?.[1]).not.toHaveProperty('rule')
})

describe('the rules', () => {
  test('are off until somebody saves others, which then show with who did', () => {
    rules({ mode: 'by-topic' })
    const before = readDocument(desk(3), { kind: 'assignment' })
    expect(before).toMatchObject({ body: { mode: 'off' }, saved: null, mayEdit: true })
    apply(replica, log.parsed)
    expect(readDocument(desk(1), { kind: 'assignment' })).toMatchObject({
      ...{ body: { mode: 'by-topic' }, saved: { by: { name: 'Carla' } }, mayEdit: false },
    })
  })

  test('that wait to leave show as they will be, and give nobody anything yet', () => {
    apply(replica, log.parsed)
    const command = saveAssignment({ mode: 'round-robin' })
    expect(issueCommand(desk(3), command)).toEqual({ outcome: 'queued' })
    expect(readDocument(desk(3), { kind: 'assignment' })).toMatchObject({
      ...{ body: { mode: 'round-robin' }, unconfirmed: { state: 'waiting' } },
    })
    expect(readReceiving(desk(3))).toMatchObject({ isOn: false })
    expect(issueCommand(desk(1), saveAssignment({ mode: 'round-robin' }))).toEqual({
      ...{ outcome: 'refused', refusal: { reason: 'not-permitted' } },
    })
  })
})
