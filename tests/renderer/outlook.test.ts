import { describe, expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { openingWords, outlookMark, waitWords } from '../../renderer/words/outlook.ts'
import { hoursOf, moment, palmas } from '../support/hours.ts'

const hours = hoursOf(palmas)
const place = { language: 'pt-BR', timeZone: palmas.timeZone }
const at = (wallClock: string) => moment(palmas, wallClock)

describe('a row says by when somebody has to be answered', () => {
  test.each([
    ['2026-11-25 14:00', '2026-11-26 13:40', null, false],
    ['2026-11-25 14:00', '2026-11-26 13:20', 'responder até 18:00', false],
    ['2026-11-25 17:30', '2026-11-26 13:20', 'responder até 18:00', true],
    ['2026-11-25 14:00', '2026-11-25 14:20', 'responder até 14:20', true],
    ['2026-11-25 19:00', '2026-11-26 17:20', 'responder até qui., 17:20', false],
    ['2026-11-25 19:00', '2026-11-26 09:00', 'janela fecha antes de reabrir', true],
    ['2026-11-25 19:00', '2026-11-25 18:00', 'só com modelo', true],
  ])('at %s, closing at %s: %s', (now, closes, words, urgent) => {
    const mark = outlookMark(at(closes), at(now), hours, ptBr, place)
    expect(mark).toEqual(words === null ? null : { words, brief: expect.any(String), urgent })
  })

  test('without a calendar it speaks of the window alone', () => {
    const now = at('2026-11-25 19:00')
    const mark = (closes: string) => outlookMark(at(closes), now, null, ptBr, place)
    expect(mark('2026-11-26 09:00')).toBeNull()
    expect(mark('2026-11-25 21:00')).toMatchObject({ words: 'janela: 2 h', urgent: false })
    expect(mark('2026-11-25 18:00')).toMatchObject({ words: 'janela fechada', urgent: true })
  })
})

describe('waiting counts open hours only', () => {
  test.each([
    ['2026-11-25 14:00', '2026-11-25 15:00', 'espera há 1 h'],
    ['2026-11-24 17:30', '2026-11-25 14:00', 'espera há 1 h'],
    ['2026-11-25 14:00', '2026-11-25 14:00', 'acabou de chegar'],
    ['2026-11-24 19:00', '2026-11-25 09:00', 'chegou fora do horário'],
    ['2026-11-19 17:00', '2026-11-23 14:00', 'espera há 1 h'],
  ])('since %s, at %s: %s', (since, now, words) => {
    expect(waitWords(at(since), at(now), hours, ptBr).words).toBe(words)
  })

  test('all hours, where nobody said which are open', () => {
    const { words } = waitWords(at('2026-11-24 19:00'), at('2026-11-25 09:00'), null, ptBr)
    expect(words).toBe('espera há 14 h')
  })
})

test.each([
  ['pt-BR', ptBr],
  ['en', en],
])('in %s what stands in one line of the narrowest list has room there', (language, texts) => {
  /** 239 px, less two signs and what is between them, at 6 px a letter. */
  const LETTERS = 32
  const now = at('2026-11-25 19:00')
  const here = { ...place, language }
  const waits = ['2026-11-24 10:00', '2026-11-25 18:30', '2026-11-25 19:00'].map(
    (since) => waitWords(at(since), now, hours, texts).brief,
  )
  const marks = ['2026-11-26 17:20', '2026-11-26 09:00', '2026-11-25 18:00'].flatMap(
    (closes) => outlookMark(at(closes), now, hours, texts, here)?.brief ?? [],
  )
  expect(marks).toHaveLength(3)
  for (const wait of waits) {
    for (const mark of marks) expect(`${wait} ${mark}`.length).toBeLessThanOrEqual(LETTERS)
  }
})

test.each([
  ['2026-11-25 14:00', true, 'Aberto até 18:00'],
  ['2026-11-25 09:00', false, 'Fechado · reabre 13:30'],
  ['2026-11-25 19:00', false, 'Fechado · reabre quinta-feira, 13:30'],
  ['2026-11-20 14:00', false, 'Fechado: Consciência Negra · reabre segunda-feira, 13:30'],
])('at %s the desk says: %s, %s', (now, open, words) => {
  expect(openingWords(hours, at(now), ptBr, place)).toEqual({ open, words })
})
