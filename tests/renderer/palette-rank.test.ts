import { expect, test } from 'vitest'
import { type Ranked, rank } from '../../renderer/features/palette/rank.ts'

function found(query: string, ...entries: (string | Ranked)[]): string[] {
  return rank(
    query,
    entries.map((entry) => (typeof entry === 'string' ? { name: entry, chosen: null } : entry)),
  ).map(({ name }) => name)
}

const names = [
  'Transferir este atendimento',
  'Encerrar este atendimento',
  'Lista: Encerradas',
  'Horário de atendimento',
  'Bloquear agora',
]

test.each([
  ['encerr', ['Encerrar este atendimento', 'Lista: Encerradas']],
  // Accents and case apart.
  ['HORARIO', ['Horário de atendimento']],
  ['horário', ['Horário de atendimento']],
  // In any order, each the beginning of a word.
  ['atend horar', ['Horário de atendimento']],
  // Letters in their order.
  ['trnsf', ['Transferir este atendimento']],
  // Letters within a word.
  ['loquear', ['Bloquear agora']],
  ['encerrar zebra', []],
  ['zzz', []],
])('“%s” finds %j', (query, expected) => {
  expect(found(query, ...names)).toEqual(expected)
})

test('a word as it stands comes before one that only begins so, and that before letters within', () => {
  expect(found('ana', 'Mariana Souza', 'Anabela Reis', 'Ana Lima')).toEqual([
    'Ana Lima',
    'Anabela Reis',
    'Mariana Souza',
  ])
})

test('of what fits alike, what was chosen lately comes first', () => {
  const entry = (name: string, chosen: number | null) => ({ name, chosen })
  expect(found('tema', entry('Tema: Claro', null), entry('Tema: Escuro', 0))).toEqual([
    'Tema: Escuro',
    'Tema: Claro',
  ])
  // Not before what fits better.
  expect(found('claro', entry('Declaro tudo', 0), entry('Claro', null))).toEqual([
    'Claro',
    'Declaro tudo',
  ])
})

test('nothing typed: everything, what was chosen lately first', () => {
  const entries = [
    { name: 'a', chosen: null },
    { name: 'b', chosen: 1 },
    { name: 'c', chosen: 0 },
    { name: 'd', chosen: null },
  ]
  expect(found('   ', ...entries)).toEqual(['c', 'b', 'a', 'd'])
})

test('by what it is also called, after those that are called so', () => {
  const theme = { name: 'Tema: Escuro', also: 'Theme: Dark', chosen: null }
  expect(found('dark', theme, 'Dark matter')).toEqual(['Dark matter', 'Tema: Escuro'])
})

test('what was found by its number stays, though its name has nothing of it', () => {
  const found_ = { name: 'Bia Exemplo', isFound: true as const, chosen: null }
  expect(found('2026-000123', found_, 'Caio')).toEqual(['Bia Exemplo'])
})
