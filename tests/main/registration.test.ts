import { describe, expect, it } from 'vitest'
import { contextOf } from '../../main/desk.ts'
import { predict } from '../../main/outbox/predict.ts'
import { findCannedFacts } from '../../main/views/canned-facts.ts'
import { citizenFile, readableFile } from '../../main/views/citizen-file.ts'
import { openCitizen } from '../../main/views/citizen-view.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { recogniseQuadra } from '../../main/views/registration-view.ts'
import { pageSubscribers, subscribersCsv } from '../../main/views/subscribers-view.ts'
import type { RegistrationView, SubscriberFilter } from '../../shared/ipc/registration.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { sampleList } from '../support/sample-list.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

const conversationId = sampleId('c', 1)
const everybody: SubscriberFilter = { query: '', place: null, topic: null, standing: 'everybody' }
const all = { ...everybody, offset: 0, limit: 100 }

/** Citizen 1 was asked, and said yes; Ana wrote down who she is. */
function registered(): SampleLog {
  const log = new SampleLog()
  log.receive(1, 'Bom dia, moro na ARSE 51')
  log.ask(1, 1, { type: 'claim-attendance' })
  ask(log, 1)
  log.receive(1, 'sim, quero')
  accept(log, 1)
  log.ask(1, 1, {
    type: 'save-registration',
    details: { name: 'Maria Registrada', quadra: '504 sul alameda 2', topics: ['Saúde'] },
  })
  return log
}

function ask(log: SampleLog, number: number): void {
  const text = 'Quer receber avisos da prefeitura?'
  const asked = { messageId: sampleId('f', number), text, replyTo: null }
  log.ask(1, number, { type: 'send-reply', ...asked, asksConsent: sampleList.wording.version })
}

function accept(log: SampleLog, number: number): void {
  const proofMessageId = log.lastInbound(number)
  log.ask(1, number, { type: 'record-consent', answer: 'accepted', proofMessageId })
}

function filled(log: SampleLog) {
  const replica = openTestReplica()
  apply(replica, log.parsed)
  return { replica, desk: deskOf(replica, 3, log.now) }
}

function viewOf(log: SampleLog): RegistrationView {
  const part = openCitizen(filled(log).desk, { conversationId })?.people[0]
  if (!part?.registration) throw new Error('no registration')
  return part.registration
}

describe('the registration in the citizen’s panel', () => {
  it('offers what she said already, and her messages after the wording as the proof', () => {
    const log = new SampleLog()
    log.receive(1, 'Bom dia, moro na ARSE 51')
    log.ask(1, 1, { type: 'claim-attendance' })
    expect(viewOf(log)).toMatchObject({
      ...{ consent: null, offers: { quadra: 'Bom dia, moro na ARSE 51', proofs: [] } },
    })
    ask(log, 1)
    log.receive(1, 'sim, quero')
    expect(viewOf(log)).toMatchObject({
      consent: { what: 'asked', version: '1' },
      offers: { proofs: [{ text: 'sim, quero' }] },
    })
  })

  it('shows the yes with its proof, who she is, and the quadra that her words name', () => {
    expect(viewOf(registered())).toMatchObject({
      isOnList: true,
      consent: { what: 'accepted', proof: { text: 'sim, quero' } },
      details: { name: 'Maria Registrada', topics: ['Saúde'] },
      place: { name: '504 Sul', rest: 'alameda 2' },
      history: [{ what: 'saved' }, { what: 'accepted' }, { what: 'asked' }],
    })
  })

  it('shows at once what was asked for, before the relay knows', () => {
    const log = registered()
    const { replica, desk } = filled(log)
    const asked = log.command(1, {
      type: 'record-consent',
      ...{ answer: 'withdrawn', proofMessageId: null },
    })
    replica.outbox.add(asked, log.now)
    const part = openCitizen(desk, { conversationId })?.people[0]
    expect(part?.registration).toMatchObject({ isOnList: false, consent: { what: 'withdrawn' } })
    const state = replica.conversations.find(conversationId)?.state ?? null
    const rows = replica.outbox.ofConversation(conversationId)
    expect(predict(state, rows, contextOf(desk)).commands).toMatchObject([{ effect: true }])
  })

  it('keeps a quadra that nobody knows as it was written', () => {
    const { desk } = filled(registered())
    expect(recogniseQuadra(desk, { text: 'ali perto da feira' })).toEqual({
      ...{ place: null, suggestions: [] },
    })
  })
})

it('a registered name is the name on every screen, and a registered quadra fills canned replies', () => {
  const { desk } = filled(registered())
  expect(openConversation(desk, { conversationId, limit: 50 })?.citizenName).toBe(
    'Maria Registrada',
  )
  expect(findCannedFacts(desk, { conversationId })).toMatchObject({
    ...{ firstName: 'Maria', quadra: '504 Sul' },
  })
})

it('the order in which events arrive makes no difference', () => {
  const log = registered()
  const { replica } = filled(log)
  const late = openTestReplica()
  const half = Math.floor(log.parsed.length / 2)
  apply(late, log.parsed.slice(half), { road: 'snapshot', head: log.parsed.length })
  apply(late, log.parsed.slice(0, half), { road: 'history' })
  const citizenId = replica.conversations.find(conversationId)?.state?.citizenId ?? ''
  expect(late.registrations.find(citizenId)).toEqual(replica.registrations.find(citizenId))
  expect(late.registrations.find(citizenId)).toHaveLength(3)
})

describe('the broadcast list', () => {
  it('is found by name, quadra, topic and standing', () => {
    const { desk } = filled(registered())
    const found = (filter: Partial<SubscriberFilter>) =>
      pageSubscribers(desk, { ...all, ...filter }).rows.map(({ name }) => name)
    expect(found({ query: 'registrada 504' })).toEqual(['Maria Registrada'])
    expect(found({ place: '504 Sul', topic: 'Saúde', standing: 'on-list' })).toHaveLength(1)
    expect(found({ place: '304 Norte' })).toEqual([])
    expect(found({ standing: 'declined' })).toEqual([])
    expect(found({ query: 'outra pessoa' })).toEqual([])
  })

  it('shows one row for citizens who are one person, by the newest word; undone, both again', () => {
    const log = registered()
    log.receive(2, 'oi')
    log.ask(1, 2, { type: 'record-consent', answer: 'withdrawn', proofMessageId: null })
    const mergeId = sampleId('e', 9)
    log.ask(3, 1, {
      ...{ type: 'merge-citizens', mergeId, withConversationId: sampleId('c', 2) },
    })
    expect(pageSubscribers(filled(log).desk, all).rows).toMatchObject([
      { isOnList: false, merged: 1 },
    ])
    log.ask(3, 1, { type: 'undo-merge', mergeId })
    const apart = pageSubscribers(filled(log).desk, all).rows
    expect(apart.map(({ isOnList }) => isOnList).toSorted()).toEqual([false, true])
  })

  it('leaves as a spreadsheet that runs nothing', () => {
    const log = registered()
    log.ask(1, 1, {
      type: 'save-registration',
      details: { name: '=cmd|calc', quadra: null, topics: [] },
    })
    const { text, count } = subscribersCsv(filled(log).desk, everybody)
    expect(count).toBe(1)
    expect(text).toContain("'=cmd|calc")
  })
})

it('what is kept of a citizen comes out for her, to read and as data', () => {
  const { desk } = filled(registered())
  const file = citizenFile(desk, conversationId)
  if (file === null) throw new Error('no file')
  expect(file.people[0]).toMatchObject({
    registration: { isOnList: true, quadra: '504 sul alameda 2' },
    messages: [{ text: 'Bom dia, moro na ARSE 51' }, { from: 'office' }, { text: 'sim, quero' }],
  })
  const readable = readableFile(file, 'America/Araguaina')
  expect(readable).toContain('Está na lista de transmissão: sim')
  expect(readable).toContain('Você: sim, quero')
})
