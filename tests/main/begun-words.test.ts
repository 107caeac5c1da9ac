import { beforeEach, expect, test } from 'vitest'
import { rebuild } from '../../main/projections/rebuild.ts'
import { become, type Replica } from '../../main/replica/replica.ts'
import { planSearch } from '../../main/views/search-plan.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog } from '../support/sample-log.ts'
import { searchAll } from '../support/search-all.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

test('a word that is still typed is asked for as the few that begin so', () => {
  say('A vacina', 'as Vacinas', 'e a VACINAÇÃO', 'na vaca', 'o vacinol')
  expect(asked('vacin')).toBe('("vacina" OR "vacinacao" OR "vacinas" OR "vacinol")')
  expect(asked('e vacinaç')).toBe('"e" AND ("vacinacao")')
  expect(asked('"a vacin')).toBe('("a vacina" OR "a vacinacao" OR "a vacinas" OR "a vacinol")')
  expect(found('vacin')).toBe(4)
  expect(found('"a vacin')).toBe(2)
})

test.each([
  ['of few letters, whose lists the index has', 'vac', '"vac"*'],
  ['that nothing begins with', 'vacim', '"vacim"*'],
  ['that is closed', '"vacina"', '"vacina"'],
  ['of other letters', 'вакцин', '"вакцин"*'],
])('one %s is asked for as it is', (_, query, expression) => {
  say('a vacina', 'вакцина')
  expect(asked(query)).toBe(expression)
})

test('where very many words begin so none is missing', () => {
  const ends = [...'abcdefghij']
  say(...ends.map((end) => `vacin${end}`))
  expect(asked('vacin')).toBe('"vacin"*')
  expect(found('vacin')).toBe(ends.length)
  say('vacind e vacine')
  expect(found('vacine')).toBe(2)
})

test('words that come later begin so too, also after all was rolled back or folded anew', async () => {
  say('a vacina')
  expect(found('vacin')).toBe(1)
  const fail = replica.db.transaction(() => {
    say('as vacinas')
    throw new Error('rolled back')
  })
  expect(fail).toThrow('rolled back')
  expect(found('vacin')).toBe(1)
  apply(replica, log.parsed)
  expect(found('vacin')).toBe(2)
  await rebuild(replica)
  expect(found('vacin')).toBe(2)
})

test('whoever goes on down the log finds what the whole history has, once it is there', () => {
  for (const text of ['as vacinas', 'a vacina']) log.receive(1, text)
  // What a snapshot has brought: the newest.
  apply(replica, log.parsed.slice(-1), { road: 'snapshot', head: null })
  log.receive(1, 'outra vacina')
  apply(replica, log.parsed.slice(-1), { road: 'snapshot', head: null })
  const desk = deskOf(replica, 1, log.now)
  const first = searchMessages(desk, { query: 'vacin', limit: 1 })
  expect(first.hits).toHaveLength(1)
  const whole = openTestReplica()
  apply(whole, log.parsed)
  become(replica, whole)
  const rest = searchMessages(desk, { query: 'vacin', limit: 20, after: first.next })
  expect(rest.hits).toHaveLength(2)
})

test('also where the history is filled in place', () => {
  for (const text of ['as vacinas', 'a vacina', 'outra vacina']) log.receive(1, text)
  apply(replica, log.parsed.slice(-2), { road: 'snapshot', head: log.parsed.length })
  const desk = deskOf(replica, 1, log.now)
  const first = searchMessages(desk, { query: 'vacin', limit: 1 })
  apply(replica, log.parsed.slice(0, -2), { road: 'history' })
  const rest = searchMessages(desk, { query: 'vacin', limit: 20, after: first.next })
  expect(rest.hits).toHaveLength(2)
})

function say(...texts: string[]): void {
  for (const text of texts) log.receive(1, text)
  apply(replica, log.parsed)
}

function asked(query: string): string | null {
  const plan = planSearch(deskOf(replica, 1, log.now), query, {})
  return 'expression' in plan ? plan.expression : null
}

function found(query: string): number {
  return searchAll(deskOf(replica, 1, log.now), { query, limit: 20 }).hits.length
}
