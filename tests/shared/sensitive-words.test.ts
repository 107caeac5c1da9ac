import { expect, it } from 'vitest'
import { sensitiveSpans } from '../../shared/domain/sensitive-words.ts'

const found = (text: string) =>
  sensitiveSpans(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

it.each([
  ['Seu CPF é 529.982.247-25?', [['cpf', '529.982.247-25']]],
  ['cpf 52998224725', [['cpf', '52998224725']]],
  [
    'De ouvidoria@exemplo.org para 529.982.247-25',
    [
      ['email', 'ouvidoria@exemplo.org'],
      ['cpf', '529.982.247-25'],
    ],
  ],
  ['Um dígito errado: 529.982.247-26', []],
  ['111.111.111-11', []],
  ['Protocolo 2026-000123', []],
  ['Ligue (63) 3212-7500', [['phone', '(63) 3212-7500']]],
  [
    'whats 63999991234 ou +55 63 9 9999-1234',
    [
      ['phone', '63999991234'],
      ['phone', '+55 63 9 9999-1234'],
    ],
  ],
  ['ramal 3212-7500', [['phone', '3212-7500']]],
  ['Plano de 2025-2026', []],
  ['Processo 2026001234', []],
  ['número 5299822472512', []],
  ['Fale com @ana às 14h', []],
  ['', []],
])('%s', (text, spans) => {
  expect(found(text)).toEqual(spans)
})
