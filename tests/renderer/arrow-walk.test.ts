import { expect, test } from 'vitest'
import { walkedTo } from '../../renderer/design/use-arrow-walk.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

test.each([
  ['tabs', 'ArrowRight', 1, 2],
  ['tabs', 'ArrowRight', 4, 0],
  ['tabs', 'ArrowLeft', 0, 4],
  ['tabs', 'Home', 3, 0],
  ['tabs', 'End', 1, 4],
  ['tabs', 'ArrowDown', 1, null],
  ['choices', 'ArrowDown', 1, 2],
  ['choices', 'ArrowUp', 0, 4],
  ['choices', 'Tab', 0, null],
] as const)('in %s, %s leads from %i to %j of five', (walk, key, at, to) => {
  expect(walkedTo({ ...none, key }, walk, at, 5)).toBe(to)
})

test('a key that is held with it means something else', () => {
  for (const held of Object.keys(none)) {
    expect(walkedTo({ ...none, key: 'ArrowLeft', [held]: true }, 'choices', 0, 2)).toBeNull()
  }
})
