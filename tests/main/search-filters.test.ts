import { beforeEach, describe, expect, test, vi } from 'vitest'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { schema0305 } from '../../main/store/schema-0305.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { MYSELF, type SearchFilters } from '../../shared/domain/search/filters.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'
import { sampleTopic, saveTopics } from '../support/sample-topics.ts'
import { searchAll } from '../support/search-all.ts'

const file = { mediaId: '1', mimeType: 'image/jpeg', sha256: null }
const photo = (caption: string | null): MessageContent => ({ kind: 'image', ...file, caption })
const audio: MessageContent = { kind: 'audio', ...file, voice: true }
const document: MessageContent = {
  ...{ kind: 'document', ...file },
  ...{ filename: 'planta.pdf', caption: null },
}

const DAY = 86_400_000
/** Midnight of 20 November 2026 in Palmas (three hours behind UTC). */
const MIDNIGHT = Date.UTC(2026, 10, 20, 3)

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('a filter', () => {
  beforeEach(() => {
    log.receive(1, 'o poste da rua')
    log.receive(1, photo('o poste caído'))
    log.receive(2, photo(null))
    log.receive(2, audio)
    log.receive(3, document)
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, { type: 'add-note', noteId: sampleId('f', 1), text: 'poste: ver setor' })
    reply(1, 1, 'O poste será trocado.')
    log.ask(2, 2, { type: 'claim-attendance' })
    reply(2, 2, 'Qual poste?')
    log.identify(2, 'Maria das Dores Inventada')
    apply(replica, log.parsed)
  })

  test.each<[string, SearchFilters, string[]]>([
    ['', {}, []],
    ['poste', { media: 'any' }, ['o poste caído']],
    ['', { media: 'picture' }, ['', 'o poste caído']],
    ['', { media: 'any' }, ['planta.pdf', '', '', 'o poste caído']],
    ['', { media: 'audio' }, ['']],
    ['', { media: 'document' }, ['planta.pdf']],
    ['', { media: 'video' }, []],
    ['poste', { line: 'note' }, ['poste: ver setor']],
    ['', { line: 'note' }, ['poste: ver setor']],
    ['poste', { agent: 'ana' }, ['O poste será trocado.', 'poste: ver setor']],
    ['poste', { agent: 'ana', line: 'message' }, ['O poste será trocado.']],
    ['', { agent: 'BRU' }, ['Qual poste?']],
    ['', { agent: 'ninguém' }, []],
    ['poste', { citizen: 'maria' }, ['Qual poste?']],
    ['', { citizen: 'dores mar', media: 'picture' }, ['']],
    ['poste', { citizen: 'Cidadã 1', agent: 'ana', line: 'note' }, ['poste: ver setor']],
    ['poste', { citizen: 'ninguém' }, []],
    ['poste', { conversationId: sampleId('c', 2) }, ['Qual poste?']],
    ['"o poste" rua', { conversationId: sampleId('c', 1) }, ['o poste da rua']],
  ])('%s with %j', (query, filters, expected) => {
    expect(found(query, filters)).toEqual(expected)
  })

  test('that names nobody says which', () => {
    expect(ask('poste', { citizen: 'ninguém' })).toMatchObject({ nobody: 'citizen', next: null })
    expect(ask('poste', { agent: '???' })).toMatchObject({ nobody: 'agent', next: null })
  })

  test('by number finds its last digits, and a name as it is today', () => {
    expect(found('poste', { citizen: '0002' })).toEqual(['Qual poste?'])
    expect(found('poste', { citizen: '63999990002' })).toEqual(['Qual poste?'])
    expect(found('poste', { citizen: 'Cidadã 2' })).toEqual([])
  })

  test('says how a line was written', () => {
    expect(ask('', { media: 'picture' }).hits).toMatchObject([
      { kind: 'image', from: 'citizen', agent: null, snippet: '' },
      { kind: 'image' },
    ])
    expect(ask('', { line: 'note' }).hits).toMatchObject([
      { kind: 'note', from: 'agent', agent: { name: 'Ana' } },
    ])
  })

  test('finds the same once everything was folded anew', async () => {
    const live = dumpProjections(replica)
    await rebuild(replica)
    expect(dumpProjections(replica)).toEqual(live)
    expect(found('poste', { agent: 'ana', line: 'note' })).toEqual(['poste: ver setor'])
    expect(found('poste', { citizen: 'dores' })).toEqual(['Qual poste?'])
  })
})

describe('by whom a note mentions', () => {
  beforeEach(() => {
    log.receive(1, 'o poste caiu')
    log.ask(1, 1, { type: 'claim-attendance' })
    note(1, '@Bruno, vê isto?', [sampleId('a', 2)])
    note(2, 'só para mim @Ana', [sampleId('a', 1)])
    apply(replica, log.parsed)
    log.ask(2, 1, {
      ...{ type: 'add-note', noteId: sampleId('f', 3), text: '@Ana, vi o poste' },
      mentions: [sampleId('a', 1), sampleId('a', 1)],
    })
    apply(replica, log.parsed)
  })

  test('hers, a colleague’s, and nobody’s own', () => {
    expect(found('', { mentions: MYSELF })).toEqual(['@Ana, vi o poste'])
    expect(found('poste', { mentions: 'ana' })).toEqual(['@Ana, vi o poste'])
    expect(found('', { mentions: 'bru' })).toEqual(['@Bruno, vê isto?'])
    expect(ask('', { mentions: 'ninguém' })).toMatchObject({ nobody: 'mentions', hits: [] })
  })

  test('finds the same once everything was folded anew', async () => {
    const live = dumpProjections(replica)
    await rebuild(replica)
    expect(dumpProjections(replica)).toEqual(live)
    expect(found('', { mentions: MYSELF })).toEqual(['@Ana, vi o poste'])
  })

  function note(number: number, text: string, mentions: string[]): void {
    log.ask(1, 1, { type: 'add-note', noteId: sampleId('f', number), text, mentions })
  }
})

describe('by who attended', () => {
  beforeEach(() => {
    log.receive(1, 'o muro caiu')
    log.ask(1, 1, { type: 'claim-attendance' })
    reply(1, 1, 'Qual muro?')
    log.ask(2, 1, { type: 'add-note', noteId: sampleId('f', 1), text: 'muro: eu conheço' })
    log.ask(1, 1, { type: 'transfer-attendance', toAgentId: sampleId('a', 2) })
    log.receive(1, 'o muro da praça')
    log.receive(2, 'outro muro')
    log.ask(1, 2, { type: 'claim-attendance' })
    log.receive(3, 'muro de ninguém')
  })

  const hers = ['outro muro', 'o muro da praça', 'muro: eu conheço', 'Qual muro?', 'o muro caiu']

  test('lines of all whom somebody held are found, whoever wrote them, also before and after', () => {
    for (const event of log.parsed) apply(replica, [event])
    expect(found('muro', { attended: 'ana' })).toEqual(hers)
    expect(found('', { attended: 'bru' })).toEqual(hers.slice(1))
    // Both at once: who wrote, and whose attendance it was.
    expect(found('muro', { attended: 'ana', agent: 'bruno' })).toEqual(['muro: eu conheço'])
    expect(ask('muro', { attended: 'ninguém' })).toMatchObject({ hits: [], nobody: 'attended' })
  })

  test('in whatever order and batches they come, also folded anew', async () => {
    apply(replica, log.parsed)
    const other = openTestReplica()
    apply(other, [], { road: 'snapshot', head: log.events.length })
    apply(other, log.parsed.slice(-4), { road: 'history' })
    apply(other, log.parsed.slice(0, 9), { road: 'history' })
    apply(other, log.parsed, { road: 'history' })
    expect(dumpProjections(other)).toEqual(dumpProjections(replica))
    await rebuild(other)
    expect(dumpProjections(other)).toEqual(dumpProjections(replica))
    expect(found('muro', { attended: 'ana' })).toEqual(hers)
  })

  test('however seldom one is hers, and however many of others stand above', () => {
    for (let number = 10; number < 90; number += 1) {
      log.receive(number, `muro ${number}`)
      log.ask(number % 4 === 0 ? 1 : 2, number, { type: 'claim-attendance' })
    }
    for (let line = 0; line < 500; line += 1) log.receive(3, 'muro de ninguém')
    apply(replica, log.parsed)
    // In too many conversations to be named one by one.
    const bruno = found('muro', { attended: 'bruno' }, 100)
    expect(bruno).toHaveLength(60 + hers.length - 1)
    expect(found('', { attended: 'bruno' }, 7)).toEqual(bruno.slice(0, 7))
    expect(bruno.slice(0, 2)).toEqual(['muro 89', 'muro 87'])
    expect(found('', { attended: 'ana' }, 100)).toHaveLength(20 + hers.length)
  })

  test('of who held nothing there is nothing', () => {
    apply(replica, log.parsed)
    expect(ask('muro', { attended: 'carla' })).toMatchObject({ hits: [], next: null, nobody: null })
  })

  test('are found in a replica that was there before the table was', () => {
    apply(replica, log.parsed)
    const before = replica.db.prepare('select * from attended').all()
    replica.db.exec('drop table attended')
    replica.db.exec(schema0305)
    expect(replica.db.prepare('select * from attended').all()).toEqual(before)
  })

  test('are found by nothing any more once they were erased', () => {
    apply(replica, log.parsed)
    log.erase(1)
    apply(replica, log.parsed)
    expect(found('', { attended: 'ana' })).toEqual(['outro muro'])
  })
})

describe('by topic', () => {
  const [pruning, water] = [sampleTopic(1, { name: 'Poda de árvore' }), sampleTopic(2)]

  beforeEach(() => {
    const decision = decideTopics(null, saveTopics([pruning, water]), account(3))
    if ('refused' in decision) throw new Error(decision.refused.reason)
    log.append(...decision.accepted)
    log.receive(1, 'a árvore caiu')
    log.receive(2, 'a árvore da praça')
    for (const number of [1, 2]) log.ask(1, number, { type: 'claim-attendance' })
    reply(1, 1, 'Vamos ver a árvore.')
    log.ask(1, 1, { type: 'classify-attendance', topicId: pruning.topicId })
    log.receive(1, 'obrigada pela árvore')
  })

  const expected = ['obrigada pela árvore', 'Vamos ver a árvore.', 'a árvore caiu']

  test('lines of an attendance are found that were there before, and that came later', () => {
    for (const event of log.parsed) apply(replica, [event])
    expect(found('arvore', { topic: 'poda' })).toEqual(expected)
    expect(found('', { topic: 'arv pod', agent: 'ana' })).toEqual(['Vamos ver a árvore.'])
    expect(found('arvore', { topic: 'Assunto inventado' })).toEqual([])
    expect(ask('', { topic: 'esgoto' })).toMatchObject({ hits: [], nobody: 'topic' })
  })

  test('in whatever order and batches they come, also folded anew', async () => {
    apply(replica, log.parsed)
    const other = openTestReplica()
    apply(other, [], { road: 'snapshot', head: log.events.length })
    apply(other, log.parsed.slice(-2), { road: 'history' })
    apply(other, log.parsed.slice(0, 9), { road: 'history' })
    apply(other, log.parsed, { road: 'history' })
    expect(dumpProjections(other)).toEqual(dumpProjections(replica))
    await rebuild(other)
    expect(dumpProjections(other)).toEqual(dumpProjections(replica))
    expect(found('arvore', { topic: 'poda' })).toEqual(expected)
  })

  test('what is said to be about something else is found by that, and erased words by none', () => {
    log.ask(1, 1, { type: 'classify-attendance', topicId: water.topicId })
    apply(replica, log.parsed)
    expect(found('arvore', { topic: 'poda' })).toEqual([])
    expect(found('arvore', { topic: water.name })).toEqual(expected)
    log.erase(1)
    apply(replica, log.parsed)
    expect(found('', { topic: water.name })).toEqual([])
  })
})

describe('days are those of the organisation’s zone', () => {
  beforeEach(() => {
    log.now = MIDNIGHT - DAY
    log.receive(1, 'luz um', { sentAt: log.now + 1000 })
    log.now = MIDNIGHT - 5000
    log.receive(1, 'luz dois', { sentAt: MIDNIGHT - 1000 })
    log.receive(1, 'luz três', { sentAt: MIDNIGHT })
    log.now = MIDNIGHT + DAY - 5000
    log.receive(1, 'luz quatro', { sentAt: MIDNIGHT + DAY - 1000 })
    log.now = MIDNIGHT + 3 * DAY
    log.receive(1, 'luz atrasada', { sentAt: MIDNIGHT - 2000 })
    log.receive(1, 'luz cinco')
    apply(replica, log.parsed)
  })

  test.each<[SearchFilters, string[]]>([
    [{ from: '2026-11-20', to: '2026-11-20' }, ['luz quatro', 'luz três']],
    [{ to: '2026-11-19' }, ['luz atrasada', 'luz dois', 'luz um']],
    [{ from: '2026-11-20' }, ['luz cinco', 'luz quatro', 'luz três']],
    [{ from: '2026-11-19', to: '2026-11-19' }, ['luz atrasada', 'luz dois', 'luz um']],
    [{ from: '2026-11-24' }, []],
    [{ from: '2026-11-21', to: '2026-11-20' }, []],
    [{ to: '1999-01-01' }, []],
  ])('%j', (days, expected) => {
    expect(found('luz', days)).toEqual(expected)
    expect(found('', days)).toEqual(expected)
  })
})

describe('what nobody may see', () => {
  test('is neither found by a filter nor counted, once it was erased', () => {
    log.receive(1, photo('poste'))
    log.receive(2, photo('poste'))
    apply(replica, log.parsed)
    log.erase(1)
    apply(replica, log.parsed)
    expect(ask('', { media: 'picture' }).hits).toMatchObject([{ citizenName: 'Cidadã 2' }])
    expect(ask('', { citizen: 'Cidadã 1' })).toMatchObject({ hits: [], nobody: 'citizen' })
    expect(ask('', { citizen: '90001' })).toMatchObject({ hits: [], nobody: 'citizen' })
  })

  test('nor what a veil covers, and a page goes on below it', () => {
    for (let line = 0; line < 5; line += 1) log.receive(1, photo(`coberta ${line}`))
    log.receive(2, photo('aberta'))
    const conversationId = sampleId('c', 1)
    log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt: log.now })
    log.receive(1, photo('nova'))
    apply(replica, log.parsed)
    expect(found('', { media: 'any' }, 2)).toEqual(['nova', 'aberta'])
    expect(ask('', { conversationId, line: 'message' }, 9)).toMatchObject({
      hits: [{ snippet: 'nova' }],
      next: null,
    })
  })
})

test('of a name that very many have, those who wrote last are looked through, which is said', () => {
  for (let number = 1; number <= 52; number += 1) log.receive(number, 'bom dia')
  apply(replica, log.parsed)
  const answer = ask('dia', { citizen: 'cidadã' }, 100)
  expect(answer.isNarrowed).toBe(true)
  expect(answer.hits).toHaveLength(50)
  expect(answer.hits[0]?.citizenName).toBe('Cidadã 52')
  expect(ask('dia', { citizen: 'cidadã 52' }).isNarrowed).toBe(false)
})

test('whoever goes on down the log asks for the same people, and a new search asks who they are', () => {
  for (let number = 1; number <= 3; number += 1) log.receive(number, 'bom dia')
  apply(replica, log.parsed)
  const desk = deskOf(replica, 1, log.now)
  const asked = { query: 'dia', filters: { citizen: 'cidadã' }, limit: 1 }
  const first = searchMessages(desk, asked)
  log.receive(4, 'bom dia')
  apply(replica, log.parsed)
  const lookUp = vi.spyOn(replica.names, 'conversationsOf')
  const second = searchMessages(desk, { ...asked, after: first.next })
  expect(second.hits[0]?.citizenName).toBe('Cidadã 2')
  expect(lookUp).not.toHaveBeenCalled()
  expect(searchMessages(desk, asked).hits[0]?.citizenName).toBe('Cidadã 4')
  // Another question from below the same place is another question.
  const other = { ...asked, filters: { citizen: 'cidadã 1' }, after: first.next }
  expect(searchMessages(desk, other).hits[0]?.citizenName).toBe('Cidadã 1')
})

function reply(agent: number, number: number, text: string): void {
  const messageId = sampleId('b', number)
  expect(log.ask(agent, number, { type: 'send-reply', messageId, text, replyTo: null })).toBe(
    'accepted',
  )
}

function ask(query: string, filters: SearchFilters, limit = 20) {
  return searchAll(deskOf(replica, 1, log.now), { query, filters, limit })
}

function found(query: string, filters: SearchFilters, limit?: number): string[] {
  return ask(query, filters, limit).hits.map(({ snippet }) =>
    snippet.replaceAll(/[\u{E000}\u{E001}]/gu, ''),
  )
}
