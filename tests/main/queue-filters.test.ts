import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { project } from '../../main/projections/project.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import { noteSeen } from '../../main/readings/note-seen.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { nameQuadras } from '../../main/session/name-quadras.ts'
import { listQueueFilters } from '../../main/views/queue-filters-view.ts'
import { pageQueue, weighQueueFilters } from '../../main/views/queue-view.ts'
import { commandSchema, type QueueFilterCommand } from '../../shared/commands.ts'
import { fits, type QueueFilters, windowFilterSchema } from '../../shared/domain/queue/filters.ts'
import type { QueueView, SavedFilter } from '../../shared/domain/queue/saved-filter.ts'
import { urgencyClock } from '../../shared/domain/queue/urgency.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'
import { apply, deskOf, openTestReplica, sampleOffice } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { sampleTopic, saveTopics } from '../support/sample-topics.ts'
import { seededRandom } from '../support/seeded.ts'

let replica: Replica
let log: SampleLog

const views: QueueView[] = ['waiting', 'mine', 'pending', 'team', 'closed', 'unsettled']
const topics = [sampleTopic(1), sampleTopic(2)]
const quadras = ['504 Sul', '304 Norte']

beforeEach(() => {
  replica = openTestReplica()
  replica.registrations.nameQuadras(
    (written) => sampleOffice.gazetteer.recognise(written)?.quadra.name ?? written,
  )
  log = new SampleLog()
  const agentId = sampleId('a', 3)
  const { commandId, topics: list } = saveTopics(topics)
  log.append({ type: 'topics-saved', agentId, commandId, topics: list, version: 1 })
})

/** Conversations in every state, some about something, from some quadra, by somebody. */
function fill(count: number, random: () => number): void {
  const pick = <T>(...from: T[]): T => from[Math.floor(random() * from.length)] as T
  for (let number = 1; number <= count; number += 1) {
    log.receive(number, 'oi', { sentAt: log.now - Math.floor(random() * 30) * 3_600_000 })
    if (random() < 0.5) register(number, pick(...quadras))
    const agent = pick(1, 2)
    if (random() < 0.7) log.ask(agent, number, { type: 'claim-attendance' })
    if (random() < 0.6) {
      const topicId = pick(...topics).topicId
      log.ask(3, number, { type: 'classify-attendance', topicId })
    }
    if (random() < 0.3) log.ask(3, number, { type: 'close-attendance' })
    if (random() < 0.2) log.ask(agent, number, { type: 'release-attendance' })
  }
}

function register(number: number, quadra: string): void {
  log.ask(3, number, {
    ...{ type: 'save-registration', details: { name: null, quadra, topics: [] } },
  })
}

describe('filters of the queue', () => {
  test('leave in every view, in its order, what the shared rule leaves: 300 mixed ones', () => {
    const random = seededRandom(41)
    const pick = <T>(...from: T[]): T => from[Math.floor(random() * from.length)] as T
    fill(70, random)
    apply(replica, log.parsed)
    for (let number = 1; number <= 70; number += 1) {
      if (random() < 0.3) see(number)
    }
    // What the outbox moves is narrowed too.
    for (const number of [3, 9, 20, 41]) {
      issueCommand(desk(), log.command(number, { type: 'claim-attendance' }))
    }
    const clock = urgencyClock(sampleOffice.hours, log.now)
    let found = 0
    for (let turn = 0; turn < 300; turn += 1) {
      const filters: QueueFilters = {
        topic: pick(undefined, undefined, null, topics[0]?.topicId),
        quadra: pick(undefined, undefined, quadras[0]),
        agent: pick(undefined, undefined, sampleId('a', 1)),
        window: pick(undefined, undefined, ...windowFilterSchema.options),
        unread: pick(undefined, undefined, true),
      }
      const view = pick(...views)
      const expected = rowsOf(view).filter((row) =>
        fits(
          {
            topicId: row.topic?.topicId ?? null,
            quadra: quadraOf(row.conversationId),
            handledBy: (row.holder ?? row.previousHolder)?.agentId ?? null,
            unread: row.unread,
            windowClosesAt: row.windowClosesAt,
          },
          filters,
          clock,
        ),
      )
      expect(rowsOf(view, filters)).toEqual(expected)
      const { counts } = weighQueueFilters(desk(), { view, filters })
      expect(counts[view]).toBe(expected.length)
      found += expected.length
    }
    expect(found).toBeGreaterThan(300)
  })

  test('unread is what neither she has read nor anybody has answered; a row says how much', () => {
    log.receive(1, 'oi')
    log.receive(1, 'alguém?')
    log.receive(2, 'bom dia')
    apply(replica, log.parsed)
    const unread = (view: QueueView) =>
      rowsOf(view, { unread: true }).map((row) => [numberOf(row.conversationId), row.unread])
    expect(unread('waiting')).toEqual([
      [1, 2],
      [2, 1],
    ])
    see(1)
    expect(unread('waiting')).toEqual([[2, 1]])
    log.receive(1, 'e agora?')
    log.ask(2, 2, { type: 'claim-attendance' })
    log.ask(2, 2, {
      ...({ type: 'send-reply', messageId: sampleId('b', 1) } as const),
      ...{ text: 'Bom dia!', replyTo: null },
    })
    apply(replica, log.parsed)
    expect(unread('waiting')).toEqual([[1, 1]])
    expect(unread('team')).toEqual([])
    log.ask(3, 1, { type: 'close-attendance' })
    apply(replica, log.parsed)
    expect(unread('closed')).toEqual([])
  })

  test('where they leave nothing it is told which of them hides how much', () => {
    log.receive(1, 'oi')
    log.receive(2, 'oi')
    log.receive(3, 'oi')
    log.ask(3, 2, { type: 'classify-attendance', topicId: topics[0]?.topicId ?? null })
    apply(replica, log.parsed)
    for (const number of [1, 2, 3]) see(number)
    const filters: QueueFilters = { topic: topics[0]?.topicId, unread: true, window: 'open' }
    expect(weighQueueFilters(desk(), { view: 'waiting', filters })).toEqual({
      counts: {
        ...{ waiting: 0, mine: 0, pending: 0, team: 0, closed: 0, unsettled: 0, snoozed: 0 },
      },
      isMore: false,
      without: { unread: 1, topic: 0, window: 0 },
    })
  })

  test('a rare one over much that is closed comes in short pages that join, none twice or missing', () => {
    log.receive(1, 'oi')
    log.ask(3, 1, { type: 'close-attendance' })
    apply(replica, log.parsed)
    copyClosed(4500)
    const filters: QueueFilters = { agent: sampleId('a', 2) }
    const found: string[] = []
    let after: QueueCursor | null = null
    let pages = 0
    do {
      const page: ReturnType<typeof pageQueue> = pageQueue(desk(), {
        ...{ view: 'closed', filters: { ...filters, window: 'open' }, after, limit: 50 },
      })
      found.push(...page.rows.map(({ conversationId }) => conversationId))
      after = page.next
      pages += 1
    } while (after)
    // 900 are hers, and every tenth of those can still be answered.
    expect(found).toHaveLength(90)
    expect(new Set(found).size).toBe(90)
    expect(pages).toBeLessThan(5)
    const unled = pageQueue(desk(), {
      ...{ view: 'closed', filters: { topic: null, window: 'closing' }, after: null, limit: 50 },
    })
    expect(unled.rows).toEqual([])
    expect(unled.next).not.toBeNull()
    const { counts, isMore } = weighQueueFilters(desk(), { view: 'closed', filters })
    expect([counts.closed, isMore]).toEqual([900, false])
  })
})

describe('quadras', () => {
  test('are offered by the names of the list, whichever way citizens wrote them', () => {
    log.receive(1, 'oi')
    log.receive(2, 'oi')
    log.receive(3, 'oi')
    register(1, 'ARSE 51, alameda 2')
    register(2, '504 sul')
    register(3, 'Rua do Meio')
    apply(replica, log.parsed)
    expect(listQueueFilters(desk()).quadras).toEqual(['504 Sul', 'Rua do Meio'])
    expect(rowsOf('waiting', { quadra: '504 Sul' }).map((row) => numberOf(row.conversationId))) //
      .toEqual([1, 2])
  })

  test('go by another list as soon as it is there, also after a rebuild; an erasure takes them', async () => {
    const [elsewhere, ours] = [openTestReplica(), [{ name: '504 Sul' }]]
    log.receive(1, 'oi')
    register(1, 'ARSE 51')
    apply(elsewhere, log.parsed)
    const at = () => listQueueFilters(deskOf(elsewhere, 1, log.now)).quadras
    expect(at()).toEqual(['ARSE 51'])
    expect(await nameQuadras(elsewhere, sampleOffice, ours)).toBe(true)
    expect(at()).toEqual(['504 Sul'])
    expect(await nameQuadras(elsewhere, sampleOffice, ours)).toBe(false)
    elsewhere.registrations.nameQuadras((written) => written)
    await rebuild(elsewhere)
    expect(await nameQuadras(elsewhere, sampleOffice, ours)).toBe(true)
    expect(at()).toEqual(['504 Sul'])
    log.erase(1)
    apply(elsewhere, log.parsed)
    expect(at()).toEqual([])
    expect(elsewhere.db.prepare('select quadra from conversations').pluck().all()).toEqual([null])
  })
})

describe('saved filters', () => {
  const mine: SavedFilter = {
    ...{ filterId: sampleId('f', 1), name: 'Buracos da 504', view: 'waiting' },
    filters: { topic: topics[0]?.topicId, quadra: '504 Sul' },
  }

  test('are there at once, renamed, removed and brought back, before and after the record has them', () => {
    ask({ type: 'save-queue-filter', filter: mine })
    expect(names()).toEqual(['Buracos da 504'])
    ask({ type: 'save-queue-filter', filter: { ...mine, name: 'Buracos' } })
    expect(names()).toEqual(['Buracos'])
    ask({ type: 'remove-queue-filter', filterId: mine.filterId })
    expect(names()).toEqual([])
    ask({ type: 'save-queue-filter', filter: mine })
    expect(listQueueFilters(desk()).saved).toEqual([mine])
  })

  test('are each agent’s own, and the newest word holds, in whatever order it arrives', () => {
    const by = (agent: number, command: number) => ({
      ...{ agentId: sampleId('a', agent), commandId: sampleId('f', command) },
    })
    log.append({ type: 'queue-filter-saved', ...by(1, 10), filter: mine })
    log.append({ type: 'queue-filter-saved', ...by(2, 11), filter: { ...mine, name: 'De outro' } })
    log.append({ type: 'queue-filter-removed', ...by(1, 12), filterId: mine.filterId })
    log.append({ type: 'queue-filter-saved', ...by(1, 13), filter: { ...mine, name: 'Novo' } })
    const last = log.parsed.slice(-1)
    apply(replica, log.parsed.slice(0, -4))
    const [saved, others, removed] = log.parsed.slice(-4)
    const late = [...last, ...[removed, others, saved].flatMap((event) => event ?? [])]
    // As history may bring them: each by itself, and not in the order of the log.
    for (const event of late) project(replica, [event])
    expect(names()).toEqual(['Novo'])
    expect(listQueueFilters(deskOf(replica, 2, log.now)).saved.map(({ name }) => name)) //
      .toEqual(['De outro'])
  })

  test('a name that says nothing, or too much, is refused at the border', () => {
    const read = (name: string) =>
      commandSchema.safeParse({
        ...{ type: 'save-queue-filter', commandId: sampleId('f', 3), issuedAt: 0 },
        filter: { ...mine, name },
      }).success
    expect(['  ', 'x'.repeat(61), 'Buracos'].map(read)).toEqual([false, false, true])
  })
})

let commands = 100

type Asked<C = QueueFilterCommand> = C extends unknown ? Omit<C, 'commandId' | 'issuedAt'> : never

function ask(asked: Asked): void {
  const command = { ...asked, commandId: sampleId('f', commands++), issuedAt: 0 }
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
}

function names(): string[] {
  return listQueueFilters(desk()).saved.map(({ name }) => name)
}

function desk() {
  return deskOf(replica, 1, log.now)
}

function rowsOf(view: QueueView, filters?: QueueFilters) {
  const { rows, next } = pageQueue(desk(), { view, filters, after: null, limit: 200 })
  expect(next).toBeNull()
  return rows
}

function see(number: number): void {
  const about = { doing: 'viewing' as const, conversationId: sampleId('c', number) }
  noteSeen(desk(), { ...about, readMessageId: log.lastInbound(number) })
}

function numberOf(conversationId: string): number {
  return Number(conversationId.slice(-6))
}

function quadraOf(conversationId: string): string | null {
  const { citizenId } = replica.conversations.find(conversationId)?.state ?? { citizenId: '' }
  const written = replica.registrations.find(citizenId).at(-1)
  const quadra = written?.what === 'saved' ? (written.details?.quadra ?? null) : null
  return quadra && (sampleOffice.gazetteer.recognise(quadra)?.quadra.name ?? quadra)
}

/** Many more like conversation one: every fifth was agent two's, every fiftieth has its window open. */
function copyClosed(count: number): void {
  const open = log.now + 10 * 3_600_000
  replica.db
    .prepare(
      `with recursive copies (n) as (select 1 union all select n + 1 from copies where n < ${count})
       insert into conversations (conversation_id, applied_seq, state, status, queue_at,
         handled_by, window_closes_at)
       select printf('c0000000-0000-4000-8000-1%011d', n), applied_seq,
         json_set(state, '$.attendance.closedAt', queue_at - n),
         status, queue_at - n,
         iif(n % 5 = 0, @hers, 'x'), iif(n % 50 = 0, @open, 1)
       from copies, conversations where conversation_id = @one`,
    )
    .run({ hers: sampleId('a', 2), open, one: sampleId('c', 1) })
}
