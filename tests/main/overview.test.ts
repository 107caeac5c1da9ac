import { beforeEach, expect, test } from 'vitest'
import { createOffice } from '../../main/office.ts'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { Colleagues } from '../../main/presence/colleagues.ts'
import { arrivalsSql } from '../../main/replica/event-table.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { readOverview } from '../../main/views/overview-view.ts'
import type { PresentAgent } from '../../shared/presence.ts'
import { moment, palmas } from '../support/hours.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** What who oversees the desk sees of it, from her replica. */
let replica: Replica
let log: SampleLog

const office = createOffice({
  ...{ timeZone: palmas.timeZone, hours: palmas.calendar, name: 'Prefeitura Inventada' },
  ...{ quadras: [], registration: null },
})

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.now = moment(palmas, '2026-11-25 14:00')
})

const desk = (agent = 3) => deskOf(replica, agent, log.now, office)

function overview(present: readonly PresentAgent[] = [], day: string | null = null) {
  const view = readOverview(desk(), present, { day })
  if (view === null) throw new Error('nothing is shown')
  return view
}

/** Who holds which conversations, by number. */
function holdings() {
  return overview().agents.map(({ name, rows, holds }) => [
    ...[name, holds, rows.map(({ conversationId }) => Number(conversationId.slice(-1)))],
  ])
}

test('who does not oversee the desk is shown nothing', () => {
  apply(replica, log.parsed)
  expect(readOverview(desk(1), [], { day: null })).toBeNull()
})

test('who waits comes the most urgent first, and what each agent holds under her name', () => {
  for (const number of [1, 2, 3]) {
    log.receive(number, 'Bom dia')
    log.now += 60_000
  }
  log.ask(1, 2, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const { waiting, mayAct } = overview()
  expect([waiting.total, mayAct]).toEqual([2, true])
  expect(waiting.rows.map(({ conversationId }) => conversationId)).toEqual(
    [1, 3].map((number) => sampleId('c', number)),
  )
  expect(holdings()).toEqual([
    ['Ana', 1, [2]],
    ['Bruno', 0, []],
    ['Carla', 0, []],
  ])
})

test('handed over or returned from here, it shows at once and the next command builds on that', () => {
  log.receive(1, 'Bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const target = () => {
    const [row] = overview().agents.flatMap((agent) => agent.rows)
    if (row === undefined) throw new Error('nobody holds anything')
    const { conversationId, attendanceId, fence, seenSeq } = row
    const commandId = crypto.randomUUID()
    return { commandId, conversationId, attendanceId, fence, seenSeq, issuedAt: log.now }
  }
  const toAgentId = sampleId('a', 2)
  const pass = { type: 'transfer-attendance' as const, ...target(), toAgentId }
  expect(issueCommand(desk(), pass)).toEqual({ outcome: 'queued' })
  expect(holdings()[1]).toEqual(['Bruno', 1, [1]])
  const giveBack = { type: 'release-attendance' as const, ...target() }
  expect(issueCommand(desk(), giveBack)).toEqual({ outcome: 'queued' })
  expect(overview().waiting.rows).toHaveLength(1)
  expect(holdings()[1]).toEqual(['Bruno', 0, []])
})

test('who uses her console is there, whether a conversation is before her or not', () => {
  apply(replica, log.parsed)
  const colleagues = new Colleagues(() => {})
  const [ana, bruno] = [sampleId('a', 1), sampleId('a', 2)]
  const viewing = { doing: 'viewing' as const, conversationId: null }
  const here = () =>
    overview(colleagues.list())
      .agents.filter(({ present }) => present)
      .map(({ name }) => name)
  colleagues.take({ version: 1, agents: [{ agentId: ana, ...viewing }] })
  colleagues.take({ version: 2, agents: [{ agentId: bruno, ...viewing }] })
  expect(here()).toEqual(['Ana', 'Bruno', 'Carla'])
  const away = { doing: 'away' as const, conversationId: null }
  colleagues.take({ version: 3, agents: [{ agentId: ana, ...away }] })
  expect(here()).toEqual(['Bruno', 'Carla'])
})

test('arrivals are counted by the organisation’s hours, of a day, and say when the desk was open', () => {
  const arrive = (number: number, at: string) => {
    log.now = moment(palmas, at)
    log.receive(number, 'Oi')
  }
  arrive(1, '2026-11-24 23:59')
  arrive(2, '2026-11-25 00:00')
  arrive(3, '2026-11-25 13:30')
  arrive(4, '2026-11-25 13:59')
  arrive(5, '2026-11-25 23:59')
  arrive(6, '2026-11-26 00:00')
  // Another message of the same case is no arrival, nor is a case that an agent opens again.
  log.now = moment(palmas, '2026-11-25 14:30')
  log.receive(3, 'alguém?')
  log.ask(1, 4, { type: 'claim-attendance' })
  log.ask(1, 4, { type: 'close-attendance' })
  log.ask(1, 4, { type: 'reopen-attendance' })
  apply(replica, log.parsed)
  const { arrivals } = overview()
  expect(arrivals).toMatchObject({ day: '2026-11-25', isToday: true, total: 4 })
  const told = arrivals.hours
    .filter(({ count }) => count > 0)
    .map(({ hour, count }) => [hour, count])
  expect(told).toEqual([
    [0, 1],
    [13, 2],
    [23, 1],
  ])
  const open = arrivals.hours.filter((hour) => hour.open).map(({ hour }) => hour)
  expect(open).toEqual([13, 14, 15, 16, 17])
  expect(overview([], '2026-11-24').arrivals).toMatchObject({ isToday: false, total: 1 })
})

test('the arrivals of a day are found by their index, however long the history is', () => {
  const plan = replica.db.prepare(`explain query plan ${arrivalsSql}`).all(1, 2) as {
    detail: string
  }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('events_arrivals')
})
