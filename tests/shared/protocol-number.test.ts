import { expect, test } from 'vitest'
import { protocolsMeant } from '../../shared/domain/protocol-number.ts'

test.each([
  ['2026-000123', ['2026-000123']],
  [' 2026-123 ', ['2026-000123']],
  ['2025/77', ['2025-000077']],
  ['2026 000123', ['2026-000123']],
  ['2026000123', ['2026-000123']],
  ['123', ['2026-000123', '2025-000123']],
  ['000123', ['2026-000123', '2025-000123']],
  // Six digits are a number at most: a phone is none.
  ['6399999', []],
  ['5563999990001', []],
  ['2026-', []],
  ['Bia 2026-000123', []],
  ['', []],
])('who types “%s” means %j', (typed, meant) => {
  expect(protocolsMeant(typed, 2026)).toEqual(meant)
})
