import { beforeEach, describe, expect, test } from 'vitest'
import { createOffice } from '../../main/office.ts'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { findCannedFacts } from '../../main/views/canned-facts.ts'
import { openCitizen } from '../../main/views/citizen-view.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { listDocumentVersions, readDocument } from '../../main/views/document-view.ts'
import { countQueue, pageQueue } from '../../main/views/queue-view.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import { listUnsent } from '../../main/views/unsent-view.ts'
import type { DocumentCommandOf } from '../../shared/commands.ts'
import { decideDocument, evolveDocument } from '../../shared/domain/office/documents.ts'
import { apply, deskOf, openTestReplica, sampleOffice } from '../support/open-test-replica.ts'
import { answerTo, forwardTo, sampleArea, saveAreas } from '../support/sample-areas.ts'
import { sampleList } from '../support/sample-list.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

/** Areas and what is forwarded to them, at one console. */
let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

const DAY = 86_400_000
const [zeladoria, saude] = [sampleArea(1), sampleArea(2)]
const conversationId = sampleId('c', 1)

const office = createOffice({
  ...{ timeZone: 'America/Araguaina', hours: null, name: 'Prefeitura Inventada' },
  ...{ registration: sampleList, quadras: [], areas: [zeladoria] },
})
const desk = (agent = 1, now = log.now) => deskOf(replica, agent, now, office)

/** The relay carries it out. */
function record(command: DocumentCommandOf<'areas'>): void {
  const kept = log.events.reduce<Parameters<typeof decideDocument<'areas'>>[1]>(
    (before, event) => evolveDocument('areas', before, event),
    null,
  )
  const decision = decideDocument('areas', kept, command, account(3), office.documents)
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
}

/** Ana attends citizen `number`, whom she has answered. */
function attend(number: number): void {
  log.receive(number, 'a árvore caiu')
  log.ask(1, number, { type: 'claim-attendance' })
  const messageId = crypto.randomUUID()
  log.ask(1, number, { type: 'send-reply', messageId, text: 'Vou ver.', replyTo: null })
}

const open = (now = log.now) => openConversation(desk(1, now), { conversationId, limit: 50 })
const rows = (view: 'mine' | 'pending', now = log.now) =>
  pageQueue(desk(1, now), { view, after: null, limit: 10 }).rows
const panel = () => openCitizen(desk(), { conversationId })?.people[0]?.attendances[0]?.forwardings

describe('an attendance that was forwarded', () => {
  const asked = forwardTo({ question: 'Quando haverá poda?' })

  test('is with its area in row, header, conversation and panel, also after a rebuild', async () => {
    attend(1)
    log.ask(1, 1, asked)
    apply(replica, log.parsed)
    const told = () => ({
      row: rows('mine')[0]?.forwarding,
      header: open()?.forwarding,
      can: open()?.can,
      lines: open()?.page.items.slice(-2),
      panel: panel(),
    })
    const before = told()
    expect(before).toMatchObject({
      row: { area: zeladoria.name },
      header: { area: zeladoria.name, forwardingId: asked.forwardingId },
      can: { forward: false, endForwarding: true },
      lines: [
        { what: 'forwarded', area: zeladoria.name, agent: { name: 'Ana' } },
        { kind: 'note', text: 'Quando haverá poda?' },
      ],
      panel: [{ area: zeladoria.name, question: 'Quando haverá poda?', ended: null }],
    })
    await rebuild(replica)
    expect(told()).toEqual(before)
  })

  test('is found by the words of the question and of the answer', () => {
    attend(1)
    log.ask(1, 1, asked)
    log.ask(1, 1, answerTo(asked.forwardingId, 'Sexta de manhã.'))
    apply(replica, log.parsed)
    const found = (query: string) => searchMessages(desk(), { query, limit: 5 }).hits.length
    expect([found('haverá poda'), found('manhã'), found('ausente')]).toEqual([1, 1, 0])
  })

  test('is answered or taken back, and the panel goes on telling what came of it', () => {
    attend(1)
    log.ask(1, 1, asked)
    log.ask(1, 1, answerTo(asked.forwardingId, 'Na sexta.'))
    const again = forwardTo()
    log.ask(1, 1, again)
    log.ask(1, 1, { type: 'withdraw-forwarding', forwardingId: again.forwardingId })
    apply(replica, log.parsed)
    expect(open()).toMatchObject({ forwarding: null, can: { forward: true, endForwarding: false } })
    expect(panel()).toMatchObject([
      { ended: { how: 'answered', answer: 'Na sexta.' } },
      { ended: { how: 'withdrawn' } },
    ])
  })

  test('is pending also while the citizen waits, and late ones come first', () => {
    for (const number of [1, 2, 3]) attend(number)
    log.ask(1, 2, forwardTo({ days: 9 }))
    log.ask(1, 3, forwardTo({ days: 1 }))
    log.receive(3, 'e então?')
    apply(replica, log.parsed)
    const numbers = (view: 'mine' | 'pending', now?: number) =>
      rows(view, now).map((row) => Number(row.conversationId.at(-1)))
    expect(numbers('mine')).toEqual([3, 1, 2])
    expect(numbers('pending')).toEqual([3, 1, 2])
    expect(countQueue(desk())).toMatchObject({ mine: 3, pending: 3, toAnswer: 1 })
    const late = log.now + 20 * DAY
    expect(numbers('mine', late)).toEqual([3, 1, 2])
    expect(numbers('pending', late)).toEqual([3, 2, 1])
  })

  test('leaves what is pending when it is closed, and is with its area again when it is reopened', () => {
    attend(1)
    log.ask(1, 1, asked)
    log.ask(1, 1, { type: 'close-attendance' })
    apply(replica, log.parsed)
    expect([open()?.forwarding, rows('pending').length]).toEqual([null, 0])
    expect(open()?.can.endForwarding).toBe(true)
    log.ask(1, 1, { type: 'reopen-attendance' })
    apply(replica, log.parsed)
    expect([open()?.forwarding?.area, rows('pending').length]).toEqual([zeladoria.name, 1])
  })

  test('fills área and prazo of canned replies with the organisation’s own date', () => {
    attend(1)
    apply(replica, log.parsed)
    const values = () => findCannedFacts(desk(), { conversationId })?.values
    expect(values()).toMatchObject({ area: null, prazo: null })
    log.ask(1, 1, { ...asked, days: 2 })
    apply(replica, log.parsed)
    const due = new Date(log.now + 2 * DAY)
    const date = due.toLocaleDateString('pt-BR', { timeZone: 'America/Araguaina' })
    expect(values()).toMatchObject({ area: zeladoria.name, prazo: date })
  })
})

describe('without the relay', () => {
  const asked = forwardTo({ question: 'Há poda?' })

  test('it is forwarded at once, with its words waiting below the line', () => {
    attend(1)
    apply(replica, log.parsed)
    expect(issueCommand(desk(), log.command(1, asked))).toEqual({ outcome: 'queued' })
    expect(open()).toMatchObject({
      forwarding: { area: zeladoria.name },
      can: { forward: false, endForwarding: true },
    })
    expect(open()?.page.items.slice(-2)).toMatchObject([
      { what: 'forwarded', area: zeladoria.name, unconfirmed: null },
      { kind: 'note', text: 'Há poda?', unconfirmed: { state: 'waiting' } },
    ])
    expect(open()?.page.items.at(-2)).toMatchObject({ dueAt: open()?.forwarding?.dueAt })
    expect(rows('pending').map((row) => row.forwarding?.area)).toEqual([zeladoria.name])
    expect(findCannedFacts(desk(), { conversationId })?.values['area']).toBe(zeladoria.name)
    expect(listUnsent(desk()).cases).toMatchObject([
      { items: [{ what: { kind: 'forward', text: 'Há poda?' }, outlook: { will: 'go' } }] },
    ])
    const twice = log.command(1, forwardTo())
    expect(issueCommand(desk(), twice)).toMatchObject({ refusal: { reason: 'already-forwarded' } })
  })

  test('a refused question never happened, and stands with its reason', () => {
    attend(1)
    apply(replica, log.parsed)
    const command = log.command(1, asked)
    issueCommand(desk(), command)
    replica.outbox.refuse(command.commandId, { reason: 'unknown-area' })
    expect(open()?.forwarding).toBeNull()
    expect(open()?.page.items.filter((item) => item.id === command.commandId)).toEqual([])
    expect(open()?.page.items.at(-1)).toMatchObject({
      ...{ kind: 'note', text: 'Há poda?' },
      unconfirmed: { state: 'refused', refusal: { reason: 'unknown-area' } },
    })
  })

  test('an erasure takes the words of what had not left', () => {
    attend(1)
    apply(replica, log.parsed)
    issueCommand(desk(), log.command(1, asked))
    log.erase(1)
    apply(replica, log.parsed)
    const stored = replica.db.prepare('select command from outbox').pluck().all()
    expect(stored.join()).not.toContain('poda')
  })
})

describe('the list of areas', () => {
  test('is the installation’s until somebody saves one, and tells who changed what', () => {
    apply(replica, log.parsed)
    expect(readDocument(desk(), { kind: 'areas' })).toMatchObject({
      ...{ body: [zeladoria], basedOn: null, saved: null, mayEdit: false },
    })
    const first = saveAreas([saude])
    record(first)
    apply(replica, log.parsed)
    expect(readDocument(desk(3), { kind: 'areas' })).toMatchObject({
      ...{ body: [saude, { ...zeladoria, isRetired: true }], basedOn: first.commandId },
      ...{ saved: { by: { name: 'Carla' } }, mayEdit: true },
    })
    expect(listDocumentVersions(desk(), { kind: 'areas' }).versions).toMatchObject([
      { version: 1, saved: { by: { name: 'Carla' } } },
      { version: 0, saved: null, body: [zeladoria] },
    ])
  })

  test('is changed by who supervises, over what she had before her, and waits without the relay', () => {
    apply(replica, log.parsed)
    const refusal = (agent: number, basedOn: string | null = null) =>
      issueCommand(desk(agent), saveAreas([saude], basedOn))
    expect(refusal(1)).toMatchObject({ refusal: { reason: 'not-permitted' } })
    expect(refusal(3, crypto.randomUUID())).toMatchObject({
      refusal: { reason: 'changed-meanwhile' },
    })
    expect(refusal(3)).toEqual({ outcome: 'queued' })
    expect(readDocument(desk(3), { kind: 'areas' })).toMatchObject({
      unconfirmed: { state: 'waiting' },
    })
    expect(listUnsent(desk(3)).cases).toMatchObject([{ about: 'areas' }])
  })

  test('a name that changes changes wherever it stands', () => {
    attend(1)
    log.ask(1, 1, forwardTo())
    record(saveAreas([{ ...zeladoria, name: 'Nome novo', isRetired: true }]))
    apply(replica, log.parsed)
    expect([open()?.forwarding?.area, rows('mine')[0]?.forwarding?.area]).toEqual([
      ...['Nome novo', 'Nome novo'],
    ])
  })

  test('an office without areas forwards nothing', () => {
    attend(1)
    apply(replica, log.parsed)
    const bare = deskOf(replica, 1, log.now, sampleOffice)
    expect(issueCommand(bare, log.command(1, forwardTo()))).toMatchObject({
      refusal: { reason: 'unknown-area' },
    })
  })
})
