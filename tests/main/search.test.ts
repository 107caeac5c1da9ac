import { beforeEach, describe, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import { matchExpression, snippetOf, wordsOf } from '../../main/views/search-words.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

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
        snippet: 'o \u{E000}buraco\u{E001} da rua',
      },
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
    const snippet = snippetOf(text, wordsOf('portao'))
    expect(snippet).toMatch(/^…(muito |antes )+o \u{E000}portão\u{E001} caiu (e |depois )+.*…$/u)
    expect(snippet.length).toBeLessThan(220)
  })

  test('marks that a citizen wrote are taken out', () => {
    expect(snippetOf('a \u{E000}falsa\u{E001} marca', wordsOf('marca'))).toBe(
      'a falsa \u{E000}marca\u{E001}',
    )
  })

  test('never cuts an emoji in two', () => {
    const snippet = snippetOf(`alvo ${'🌳'.repeat(400)}`, wordsOf('alvo'))
    expect(snippet.isWellFormed()).toBe(true)
  })

  test('an expression holds nothing but quoted words', () => {
    expect(matchExpression(wordsOf('ação" NEAR( -x col:y'))).toBe('"acao" "near" "x" "col" "y"*')
  })
})

function search(query: string, limit = 10) {
  return searchMessages(deskOf(replica, 1, log.now), { query, limit }).hits
}
