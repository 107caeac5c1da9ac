import { beforeEach, describe, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { matchTerm } from '../../main/views/search-plan.ts'
import { snippetOf } from '../../main/views/search-snippet.ts'
import type { SearchFilters } from '../../shared/domain/search/filters.ts'
import { termsOf } from '../../shared/domain/search/terms.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { searchAll } from '../support/search-all.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('search', () => {
  test.each([
    ['vacinacao', true],
    ['VACINAÇÃO', true],
    ['vacin', true],
    ['saude vac', true],
    ['saúde posto', true],
    ['vacinacao escola', false],
    ['acinação', false],
    ['"vacinação" OR', false],
    ['   ', false],
    ['*', false],
    ['"onde é a vacinação"', true],
    ['"posto de saude"', true],
    ['"de posto"', false],
    ['"posto de sau', true],
    ['“posto de” onde', true],
    ['"posto de" escola', false],
    ['"posto de sau"', false],
    ['v', false],
    ['é', true],
  ])('%s', (query, found) => {
    log.receive(1, 'Onde é a vacinação? No posto de saúde?')
    apply(replica, log.parsed)
    expect(search(query)).toHaveLength(found ? 1 : 0)
  })

  test('a hit says where, who, when, and marks what was found', () => {
    const sentAt = log.now
    log.receive(1, 'o buraco da rua', { sentAt })
    apply(replica, log.parsed)
    const message = log.events.at(-1)
    expect(search('buraco')).toEqual([
      {
        conversationId: sampleId('c', 1),
        messageId: message?.type === 'message-received' ? message.messageId : null,
        citizenName: 'Cidadã 1',
        at: sentAt,
        ...{ from: 'citizen', agent: null, kind: 'text' },
        snippet: 'o \u{E000}buraco\u{E001} da rua',
      },
    ])
  })

  test.each([
    ['a word that is many times as long as any', 'a'.repeat(10_000)],
    ['ten thousand words', 'vacina '.repeat(10_000)],
    ['only quotes', '""'],
    ['operators', 'vacina NOT (NEAR("a" "b", 2)) OR text : * ^ + - {x} AND'],
    ['what means something to SQL', `'; drop table events; -- %_`],
    ['emoji', '🌳👍🏽👨‍👩‍👧'],
    ['a NUL', 'vac\u0000ina'],
    ['half of a character', '\uD83C'],
    ['the terms of filters', '\u{E010} \u{E018}c0000000000040008000000000000001'],
  ])('%s is looked for like anything else', (_what, query) => {
    log.receive(1, 'Onde é a vacinação?')
    apply(replica, log.parsed)
    expect(search(query)).toEqual([])
  })

  test('what a citizen writes is never taken for a filter', () => {
    log.receive(1, 'com \u{E013} \u{E018}c0000000000040008000000000000002 dentro')
    log.receive(2, 'outra')
    apply(replica, log.parsed)
    expect(search('', 10, { media: 'picture' })).toEqual([])
    expect(search('dentro', 10, { conversationId: sampleId('c', 2) })).toEqual([])
    expect(search('"com dentro"')).toEqual([])
  })

  test('pages go on where the last one ended, each line once', () => {
    for (let number = 1; number <= 7; number += 1) log.receive(number, `buraco ${number}`)
    apply(replica, log.parsed)
    const desk = deskOf(replica, 1, log.now)
    const pages: (string | null)[][] = []
    let after: number | null = null
    do {
      const page = searchAll(desk, { query: 'buraco', after, limit: 3 })
      pages.push(page.hits.map(({ citizenName }) => citizenName))
      after = page.next
    } while (after !== null)
    expect(pages.map((page) => page.map((name) => Number(name?.slice(-1))))).toEqual([
      [7, 6, 5],
      [4, 3, 2],
      [1],
    ])
  })

  test('replies and notes are found too, newest first, as many as asked for', () => {
    log.receive(1, 'iluminação pública')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, { type: 'add-note', noteId: sampleId('f', 1), text: 'iluminação: ver setor' })
    log.ask(1, 1, {
      type: 'send-reply',
      messageId: sampleId('b', 1),
      text: 'A iluminação será consertada.',
      replyTo: null,
    })
    apply(replica, log.parsed)
    expect(search('iluminacao', 2).map(({ messageId }) => messageId)).toEqual([
      sampleId('b', 1),
      sampleId('f', 1),
    ])
  })
})

describe('a snippet', () => {
  test('shows the words around the first match, on one line', () => {
    const text = `${'muito antes '.repeat(20)}\no\tportão caiu ${'e depois '.repeat(40)}`
    const snippet = snippetOf(text, termsOf('portao'))
    expect(snippet).toMatch(/^…(muito |antes )+o \u{E000}portão\u{E001} caiu (e |depois )+.*…$/u)
    expect(snippet.length).toBeLessThan(220)
  })

  test('marks that a citizen wrote are taken out', () => {
    expect(snippetOf('a \u{E000}falsa\u{E001} marca', termsOf('marca'))).toBe(
      'a falsa \u{E000}marca\u{E001}',
    )
  })

  test('never cuts an emoji in two', () => {
    const snippet = snippetOf(`alvo ${'🌳'.repeat(400)}`, termsOf('alvo'))
    expect(snippet.isWellFormed()).toBe(true)
  })

  test('an expression holds nothing but quoted words', () => {
    const terms = termsOf('ação" NEAR( -x col:yz')
    expect(terms.map(matchTerm)).toEqual(['"acao"', '"near x col yz"*'])
  })
})

function search(query: string, limit = 10, filters: SearchFilters = {}) {
  return searchAll(deskOf(replica, 1, log.now), { query, limit, filters }).hits
}
