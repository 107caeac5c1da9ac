import { describe, expect, test } from 'vitest'
import { dayFromText, daysOf } from '../../renderer/features/search/days.ts'
import { takeFilters } from '../../renderer/features/search/typed-filters.ts'
import { MYSELF } from '../../shared/domain/search/filters.ts'

const TODAY = '2026-11-29'

describe('filters that are typed', () => {
  test.each([
    ['de:bia', '', { citizen: 'bia' }],
    ['from:bia poste', 'poste', { citizen: 'bia' }],
    ['Cidadã:"bia exemplo" poste', 'poste', { citizen: 'bia exemplo' }],
    ['poste agente:ana', 'poste ', { agent: 'ana' }],
    ['AGENT:Ana com:foto', '', { agent: 'Ana', media: 'picture' }],
    ['atendeu:ana agente:bruno', '', { attended: 'ana', agent: 'bruno' }],
    ['attended:"ana exemplo"', '', { attended: 'ana exemplo' }],
    ['com:áudio', '', { media: 'audio' }],
    ['with:document kind:message', '', { media: 'document', line: 'message' }],
    ['menciona:eu', '', { mentions: MYSELF }],
    ['mentions:Me poste', 'poste', { mentions: MYSELF }],
    ['menciona:"bruno modelo"', '', { mentions: 'bruno modelo' }],
    ['assunto:poda', '', { topic: 'poda' }],
    ['tipo:nota', '', { line: 'note' }],
    ['desde:2026-11-01 até:ontem', '', { from: '2026-11-01', to: '2026-11-28' }],
    ['since:1/11 until:today', '', { from: '2026-11-01', to: '2026-11-29' }],
    ['de:bia de:caio', '', { citizen: 'caio' }],
  ])('%s', (text, words, filters) => {
    expect(takeFilters(text, TODAY, true)).toEqual({ words, filters })
  })

  test.each([
    'com:gelo',
    'protocolo:2026-000001',
    'desde:2026-02-30',
    'desde:amanhã',
    'de:',
    'de:"',
    'http://exemplo.invalid',
    'às 10:30',
    'xde:bia',
    'constructor:x',
    'com:constructor',
    'desde:constructor',
    '"de a" ou de : b',
    `de:${'b'.repeat(201)}`,
  ])('%s is words', (text) => {
    expect(takeFilters(text, TODAY, true)).toEqual({ words: text, filters: {} })
  })

  test('are not taken before a space has followed, while somebody types', () => {
    expect(takeFilters('de:b', TODAY, false)).toEqual({ words: 'de:b', filters: {} })
    expect(takeFilters('de:bia ', TODAY, false)).toEqual({ words: '', filters: { citizen: 'bia' } })
    expect(takeFilters('de:"bia ', TODAY, false).filters).toEqual({})
  })
})

test('stretches of days end today', () => {
  expect(daysOf('today', TODAY)).toEqual({ from: TODAY })
  expect(daysOf('yesterday', TODAY)).toEqual({ from: '2026-11-28', to: '2026-11-28' })
  expect(daysOf('week', TODAY)).toEqual({ from: '2026-11-23' })
  expect(dayFromText('31/12/2025', TODAY)).toBe('2025-12-31')
  expect(dayFromText('31/11', TODAY)).toBeNull()
})
