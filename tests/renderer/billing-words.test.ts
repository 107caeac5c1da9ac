import { expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { billingWords, categoryWords } from '../../renderer/words/billing.ts'

test.each([
  [{ billed: [], free: 3, unknown: 0 }, 'Nada cobrado pelo WhatsApp'],
  [{ billed: [], free: 0, unknown: 1 }, '1 ainda sem informação'],
  [
    { billed: [{ category: 'utility', count: 2 }], free: 1, unknown: 2 },
    '2 mensagens cobradas pelo WhatsApp (utilidade) · 2 ainda sem informação',
  ],
])('%j', (billing, words) => {
  expect(billingWords(billing, ptBr)).toBe(words)
})

test('a category that WhatsApp adds is named as it names it, whatever it is called', () => {
  expect(categoryWords('toString', ptBr)).toBe('toString')
  expect(categoryWords(null, ptBr)).toBe('sem categoria')
})

test('nobody is told that replies within the window cost nothing: since October 2026 they do', () => {
  const hints = [ptBr, en].map(({ billing }) => billing.hint)
  expect(hints).toEqual(hints.map(() => expect.stringMatching(/2026/)))
  expect(hints.join(' ')).not.toMatch(/grátis|free/i)
})
