import { expect, test } from 'vitest'
import { enterMeans } from '../../renderer/features/composer/enter-means.ts'

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

test.each([
  ['sends', {}, 'send'],
  ['sends', { ctrlKey: true }, 'line'],
  ['sends', { metaKey: true }, 'line'],
  ['sends', { shiftKey: true }, 'typed'],
  // Closes the attendance and goes on to the next: nothing of the field's.
  ['sends', { ctrlKey: true, shiftKey: true }, 'typed'],
  ['breaks', {}, 'typed'],
  ['breaks', { ctrlKey: true }, 'send'],
  ['breaks', { metaKey: true }, 'send'],
  ['breaks', { shiftKey: true }, 'typed'],
  ['breaks', { ctrlKey: true, shiftKey: true }, 'typed'],
  ['sends', { ctrlKey: true, altKey: true }, 'typed'],
] as const)('where Enter %s, with %j it is: %s', (enterKey, held, meant) => {
  expect(enterMeans({ ...none, ...held }, enterKey)).toBe(meant)
})
