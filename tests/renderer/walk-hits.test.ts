import { expect, test } from 'vitest'
import { walk } from '../../renderer/features/search/walk-hits.ts'

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 19, 0],
  ['ArrowUp', 0, 19],
  ['ArrowUp', 7, 6],
  ['PageDown', 3, 9],
  ['PageDown', 17, 19],
  ['PageUp', 17, 11],
  ['PageUp', 3, 0],
  ['a', 3, null],
  ['Home', 3, null],
])('%s leads from line %i to %s of twenty', (key, at, expected) => {
  expect(walk(key, at, 20)).toBe(expected)
})

test('where there is no line, no key leads anywhere; where there is one, the arrows stay there', () => {
  expect(walk('ArrowDown', 0, 0)).toBeNull()
  expect([walk('ArrowDown', 0, 1), walk('ArrowUp', 0, 1)]).toEqual([0, 0])
})
