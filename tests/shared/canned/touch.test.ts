import { expect, it } from 'vitest'
import { isUntouched } from '../../../shared/domain/canned/touch.ts'

const TEXT = 'Bom dia! A equipe vai amanhã.'
const whole = { replyId: 'r', start: 0, end: TEXT.length }

it.each([
  ['as it came', TEXT, [whole], true],
  ['all her own', TEXT, [], false],
  ['another mark at its end', `${TEXT}!`, [whole], true],
  ['a word behind it', `${TEXT} Abraço`, [whole], false],
  [
    'a blank that she filled',
    TEXT,
    [
      { ...whole, end: 9 },
      { ...whole, start: 17 },
    ],
    false,
  ],
  [
    'two replies side by side',
    TEXT,
    [
      { ...whole, end: 9 },
      { ...whole, start: 9 },
    ],
    true,
  ],
])('%s', (_what, text, spans, expected) => {
  expect(isUntouched(text, spans)).toBe(expected)
})
