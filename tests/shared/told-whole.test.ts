import { expect, test } from 'vitest'
import { isToldWhole, type ToldBefore, type ToldMessage } from '../../shared/domain/told-whole.ts'

const text = (words: string) => ({ kind: 'text' as const, text: words })
const location = { kind: 'location' as const, latitude: 0, longitude: 0, name: null, address: null }
const first = { unread: 1, content: text('Bom dia'), revoked: false }
const second = { ...first, unread: 2 }

test.for<[string, ToldMessage, ToldBefore | null, boolean]>([
  ['the only one', first, null, true],
  ['the only one, others were told and read', first, { unread: 4, isWhole: false }, true],
  ['the second, after the first was told', second, { unread: 1, isWhole: true }, true],
  ['the second, of the first nobody told', second, null, false],
  [
    'the third, the second came with it',
    { ...first, unread: 3 },
    { unread: 1, isWhole: true },
    false,
  ],
  ['the second, the first was a picture', second, { unread: 1, isWhole: false }, false],
  ['a covered one', { ...first, content: null }, null, false],
  ['one that was taken back', { ...first, revoked: true }, null, false],
  ['what has to be looked at', { ...first, content: location }, null, false],
  ['as long as a notice shows', { ...first, content: text('a'.repeat(140)) }, null, true],
  ['longer', { ...first, content: text('a'.repeat(141)) }, null, false],
  ['three lines', { ...first, content: text('a\nb\nc') }, null, true],
  ['four lines', { ...first, content: text('a\nb\nc\nd') }, null, false],
])('%s', ([, told, before, isWhole]) => {
  expect(isToldWhole(told, before)).toBe(isWhole)
})
