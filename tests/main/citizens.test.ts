import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { listBlocks } from '../../main/views/block-view.ts'
import { openCitizen, searchCitizens } from '../../main/views/citizen-view.ts'
import { openConversation, pageConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import type { Identity } from '../../shared/domain/identity.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { searchAll } from '../support/search-all.ts'

/** Who a citizen is, on a console: covered words, joined people, blocks, calls. */

let replica: Replica
let log: SampleLog
const conversationId = sampleId('c', 1)

const ANA = 1
const CARLA = 3

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

function changeIdentity(): void {
  const changedAt = log.now
  log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt })
}

describe('after a change of identity', () => {
  beforeEach(() => {
    log.receive(1, 'palavra velha', { whatsappId: 'wamid.old' })
    log.ask(ANA, 1, { type: 'claim-attendance' })
    log.now += 5000
    changeIdentity()
  })

  test('nothing that was said before reaches the screen, and the screen is told how much', () => {
    log.receive(1, 'palavra nova', { replyTo: 'wamid.old' })
    apply(replica, log.parsed)
    const view = open()
    expect(view?.veil).toEqual({ change: 'number', at: expect.any(Number), covered: 1 })
    expect(view?.page).toMatchObject({
      before: null,
      items: [{ content: text('palavra nova'), quote: { content: null, veiled: true } }],
    })
    expect(JSON.stringify(view)).not.toContain('velha')
    const above = { conversationId, before: { at: view?.veil?.at ?? 0, seq: 0 }, limit: 50 }
    expect(pageConversation(desk(), above).items).toEqual([])
  })

  test('neither the queue nor a search tells what was said before', () => {
    apply(replica, log.parsed)
    expect(found('palavra')).toEqual([])
    const { rows } = pageQueue(desk(), { view: 'mine', after: null, limit: 5 })
    expect(rows).toMatchObject([{ lastMessage: null }])
  })

  test('a message that was sent before it and comes late is covered too', () => {
    log.receive(1, 'palavra atrasada', { sentAt: log.now - 60_000 })
    apply(replica, log.parsed)
    expect(open()?.page.items).toEqual([])
    expect(open()?.veil?.covered).toBe(2)
  })

  test('a reply that waits to leave does not tell what it quotes of before', () => {
    apply(replica, log.parsed.slice(0, -1))
    const reply = { type: 'send-reply', text: 'é amanhã', replyTo: 'wamid.old' } as const
    issueCommand(desk(), log.command(1, { ...reply, messageId: sampleId('b', 1) }))
    expect(JSON.stringify(open()?.page)).toContain('palavra velha')
    apply(replica, log.parsed)
    expect(open()?.page.items.at(-1)).toMatchObject({ quote: { content: null, veiled: true } })
    expect(JSON.stringify(open()?.page)).not.toContain('velha')
  })

  test('the holder confirms: everything shows again, with who said so', async () => {
    apply(replica, log.parsed)
    expect(open()?.can.judgeIdentity).toBe(true)
    log.ask(ANA, 1, { type: 'confirm-identity' })
    apply(replica, log.parsed)
    expect(open()?.veil).toBeNull()
    expect(open()?.page.items.at(-1)).toMatchObject({
      what: 'identity-confirmed',
      agent: { name: 'Ana' },
    })
    expect(found('palavra')).toEqual(['palavra velha'])
    await expectRebuildToBeEqual()
  })

  test('a confirmation that has not left yet shows everything at once', () => {
    apply(replica, log.parsed)
    issueCommand(desk(), log.command(1, { type: 'confirm-identity' }))
    expect(JSON.stringify(open()?.page)).toContain('palavra velha')
  })

  test('another person leads to her own conversation', () => {
    const [newCitizenId, newConversationId] = [sampleId('d', 9), sampleId('c', 9)]
    log.ask(ANA, 1, {
      type: 'separate-citizen',
      ...{ newCitizenId, newConversationId, newAttendanceId: sampleId('e', 900) },
    })
    apply(replica, log.parsed)
    expect(open()).toMatchObject({ veil: null, status: 'closed' })
    expect(open()?.page.items).toContainEqual(
      expect.objectContaining({ what: 'identity-refuted', leadsTo: newConversationId }),
    )
  })
})

describe('two citizens who are one person', () => {
  const mergeId = sampleId('f', 1)

  beforeEach(() => {
    log.receive(1, 'oi')
    log.receive(2, 'oi de novo')
    log.receive(3, 'outra pessoa')
  })

  const merge = () =>
    log.ask(CARLA, 1, { type: 'merge-citizens', mergeId, withConversationId: sampleId('c', 2) })

  test('stand together from either side, each with her own conversation', async () => {
    merge()
    apply(replica, log.parsed)
    expect(peopleOf(1)).toEqual(['Cidadã 1', 'Cidadã 2'])
    expect(peopleOf(2)).toEqual(['Cidadã 2', 'Cidadã 1'])
    expect(peopleOf(3)).toEqual(['Cidadã 3'])
    expect(citizen(2)?.merges).toMatchObject([
      { mergeId, conversationId, agent: { name: 'Carla' }, names: ['Cidadã 1', 'Cidadã 2'] },
    ])
    await expectRebuildToBeEqual()
  })

  test('are parted again as if nothing had been, with what arrived in between', () => {
    merge()
    log.receive(2, 'chegou no meio')
    log.ask(CARLA, 1, { type: 'undo-merge', mergeId })
    apply(replica, log.parsed)
    expect([peopleOf(1), peopleOf(2)]).toEqual([['Cidadã 1'], ['Cidadã 2']])
    expect(citizen(1)?.merges).toEqual([])
    expect(JSON.stringify(openConversation(desk(), opening(2))?.page)).toContain('chegou no meio')
  })

  test('may be joined by a supervisor only', () => {
    apply(replica, log.parsed)
    expect(citizen(1)?.can.merge).toBe(false)
    expect(citizen(1, CARLA)?.can.merge).toBe(true)
    expect(
      log.ask(ANA, 1, { type: 'merge-citizens', mergeId, withConversationId: sampleId('c', 2) }),
    ).toBe('refused')
  })
})

describe('a citizen', () => {
  const was: Identity = {
    kind: 'phone',
    value: '5563999990001',
    firstSeenAt: 1000,
    lastSeenAt: 2000,
    supersededAt: 3000,
  }
  const is: Identity = { ...was, value: '5563999998888', firstSeenAt: 3000, supersededAt: null }

  const id: Identity = { ...is, kind: 'userId', value: 'BR.JoseInventado1' }
  const name: Identity = { ...is, kind: 'name', value: 'José Inventado' }

  test('has all identities that the newest word about her tells, in use first, and a number before an id', () => {
    log.receive(1, 'oi')
    const names = { profileName: 'José Inventado', username: 'ze.inventado' }
    log.append({
      type: 'citizen-identified',
      citizenId: sampleId('d', 1),
      content: { ...names, phone: is.value, userId: null, identities: [id, was, name, is] },
    })
    apply(replica, log.parsed)
    expect(citizen(1)?.people[0]?.identities).toEqual([is, name, id, was])
    for (const query of ['jose inventado', 'ZE.inv', '99999888']) {
      expect(searchCitizens(desk(), { query, limit: 5 }).citizens).toMatchObject([
        { conversationId, name: 'José Inventado' },
      ])
    }
    expect(searchCitizens(desk(), { query: 'maria', limit: 5 }).citizens).toEqual([])
  })

  test('has had cases, newest first, each with what became of it', () => {
    log.receive(1, 'oi')
    log.ask(ANA, 1, { type: 'claim-attendance' })
    log.ask(ANA, 1, { type: 'close-attendance' })
    log.now += 3_600_000
    log.receive(1, 'voltei')
    apply(replica, log.parsed)
    expect(citizen(1)?.people[0]?.attendances).toMatchObject([
      { status: 'waiting', holder: null, closedAt: null },
      { status: 'closed', holder: { name: 'Ana' }, closedAt: expect.any(Number) },
    ])
  })
})

describe('blocks', () => {
  const because = { reason: 'spam', note: 'Propaganda repetida.' } as const

  beforeEach(() => void log.receive(1, 'compre já'))

  test('are listed with who, why, by whom, until when, and what waits', async () => {
    log.ask(CARLA, 1, { type: 'block-citizen', ...because, days: 7 })
    log.receive(1, 'compre mais')
    apply(replica, log.parsed)
    expect(listBlocks(desk())).toMatchObject({
      blocked: [
        {
          citizenName: 'Cidadã 1',
          block: { ...because, agent: { name: 'Carla' }, heldBack: 1 },
        },
      ],
      asked: [],
    })
    expect(open()).toMatchObject({ block: { heldBack: 1 }, can: { reply: false, reopen: false } })
    expect(pageQueue(desk(), { view: 'waiting', after: null, limit: 5 }).rows).toEqual([])
    await expectRebuildToBeEqual()
  })

  test('end, and what waited comes to the queue', () => {
    log.ask(CARLA, 1, { type: 'block-citizen', ...because, days: 7 })
    log.receive(1, 'compre mais')
    log.ask(CARLA, 1, { type: 'unblock-citizen' })
    apply(replica, log.parsed)
    expect(listBlocks(desk()).blocked).toEqual([])
    expect(pageQueue(desk(), { view: 'waiting', after: null, limit: 5 }).rows).toHaveLength(1)
  })

  test('that were asked for are listed until somebody decides', () => {
    log.ask(ANA, 1, { type: 'request-block', ...because })
    apply(replica, log.parsed)
    expect(listBlocks(desk()).asked).toMatchObject([
      { citizenName: 'Cidadã 1', asked: { ...because, agent: { name: 'Ana' } } },
    ])
    issueCommand(desk(CARLA), log.command(1, { type: 'decline-block' }))
    expect(listBlocks(desk(CARLA)).asked).toEqual([])
  })
})

describe('a call', () => {
  const call = { kind: 'call', direction: 'inbound', missed: true, durationSeconds: null } as const
  const end = (answered: boolean, durationSeconds: number | null) =>
    log.append({
      type: 'call-ended',
      ...{ conversationId, messageId: sampleId('e', 500), whatsappId: 'wacid.1' },
      ...{ answered, durationSeconds },
    })

  beforeEach(() => void log.receive(1, call, { whatsappId: 'wacid.1' }))

  test('waits for an answer like a message', () => {
    apply(replica, log.parsed)
    expect(open()).toMatchObject({ status: 'waiting', waitingSince: expect.any(Number) })
    expect(messages()).toMatchObject([{ content: call }])
  })

  test('that was answered with another tool waits for nothing, and says how long it was', async () => {
    end(true, 95)
    apply(replica, log.parsed)
    expect(open()?.waitingSince).toBeNull()
    expect(messages()).toMatchObject([{ content: { ...call, missed: false, durationSeconds: 95 } }])
    await expectRebuildToBeEqual()
  })
})

const text = (words: string) => ({ kind: 'text', text: words })

function desk(agent = ANA) {
  return deskOf(replica, agent, log.now)
}

const opening = (number: number) => ({ conversationId: sampleId('c', number), limit: 50 })

function open() {
  return openConversation(desk(), opening(1))
}

function messages() {
  return open()?.page.items.filter(({ kind }) => kind === 'message')
}

function citizen(number: number, agent = ANA) {
  return openCitizen(desk(agent), { conversationId: sampleId('c', number) })
}

function peopleOf(number: number) {
  return citizen(number)?.people.map(({ name }) => name)
}

function found(query: string): string[] {
  const { hits } = searchAll(desk(), { query, limit: 5 })
  return hits.map(({ snippet }) => snippet.replaceAll(/[\u{E000}\u{E001}]/gu, ''))
}

async function expectRebuildToBeEqual() {
  const live = dumpProjections(replica)
  await rebuild(replica)
  expect(dumpProjections(replica)).toEqual(live)
}
