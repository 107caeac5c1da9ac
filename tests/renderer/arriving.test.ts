import { describe, expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { ageWords } from '../../renderer/words/duration.ts'
import { arrivingPart } from '../../renderer/words/history.ts'
import { momentSince } from '../../renderer/words/moment.ts'
import { timeLeftWords } from '../../renderer/words/time-left.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const history = { done: 62_000, total: 1_000_000, messages: null, leftMs: null }

describe('the time left is told as roundly as it is known', () => {
  test.each([
    [0, 'alguns segundos'],
    [5 * SECOND, 'alguns segundos'],
    [6 * SECOND, 'cerca de 10 s'],
    [31 * SECOND, 'cerca de 40 s'],
    [51 * SECOND, 'cerca de 1 min'],
    [61 * SECOND, 'cerca de 2 min'],
    [10 * MINUTE, 'cerca de 10 min'],
    [11 * MINUTE, 'cerca de 15 min'],
    [56 * MINUTE, 'cerca de 1 h'],
    [61 * MINUTE, 'cerca de 2 h'],
  ])('%i ms: %s', (ms, words) => {
    expect(timeLeftWords(ms, ptBr)).toBe(words)
  })
})

describe('a first replication', () => {
  const told = (of: Partial<typeof history> | object, texts = ptBr, language = 'pt-BR') =>
    arrivingPart({ opening: null, history: { ...history, ...of } }, language, texts)?.words

  test('is told in messages and time left, in either language', () => {
    const known = { messages: { done: 12_471, total: 200_000 }, leftMs: 100_000 }
    expect(told(known)).toBe('12.400 de 200.000 mensagens · cerca de 2 min')
    expect(told(known, en, 'en')).toBe('12,400 of 200,000 messages · about 2 min')
    expect(told({ ...known, leftMs: null })).toBe('12.400 de 200.000 mensagens')
    expect(told({ messages: { done: 1_234_567, total: 1_234_567 } })).toBe(
      '1.234.567 de 1.234.567 mensagens',
    )
    expect(told({ messages: { done: 3, total: 12 } })).toBe('3 de 12 mensagens')
  })

  test('is told by its share where the relay does not say how many messages it has', () => {
    expect(told({})).toBe('Trazendo o histórico: 6 %')
  })

  test('begins with what is needed at once, and is nothing once all is here', () => {
    const opening = { done: 1, total: 3 }
    expect(arrivingPart({ opening, history: null }, 'pt-BR', ptBr)).toMatchObject({
      share: 1 / 3,
      words: 'Trazendo as conversas abertas: 33 %',
    })
    expect(arrivingPart({ opening: null, history: null }, 'pt-BR', ptBr)).toBeNull()
  })
})

test('an age is told in seconds at first, and is never less than nothing', () => {
  const ages = [-300, 5_400, 59_999, MINUTE, 3 * HOUR].map((ms) => ageWords(ms, ptBr))
  expect(ages).toEqual(['0 s', '5 s', '59 s', '1 min', '3 h'])
})

test('a moment of today is told by its time, another one with its day', () => {
  const noon = Date.UTC(2026, 10, 22, 15)
  const place = { language: 'pt-BR', timeZone: 'America/Araguaina' }
  expect(momentSince(noon - HOUR, noon, place)).toBe('11:00')
  expect(momentSince(noon - 30 * HOUR, noon, place)).toBe('21/11, 06:00')
})
