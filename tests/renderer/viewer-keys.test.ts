import { expect, test, vi } from 'vitest'
import { keyInViewer } from '../../renderer/features/conversation/media/viewer-keys.ts'

const save = vi.fn()
const move = vi.fn()
const keys = { s: { act: save }, ArrowLeft: { act: move, held: true } } as const

function press(key: string, more: Partial<KeyboardEvent> = {}) {
  const none = { altKey: false, ctrlKey: false, metaKey: false, repeat: false }
  return keyInViewer(keys, { key, ...none, isComposing: false, defaultPrevented: false, ...more })
}

test('a letter does what it says once for each press; arrows go on while they are held', () => {
  expect(press('s')).toEqual({ taken: true, act: save })
  expect(press('s', { repeat: true })).toEqual({ taken: true, act: null })
  expect(press('ArrowLeft', { repeat: true })).toEqual({ taken: true, act: move })
})

test.each([
  ['with Ctrl', 's', { ctrlKey: true }],
  ['with Cmd', 's', { metaKey: true }],
  ['with Alt', 's', { altKey: true }],
  ['while a sign is composed', 's', { isComposing: true }],
  ['that somebody has taken', 's', { defaultPrevented: true }],
  ['that means nothing here', 'x', {}],
])('a key %s is left to the others', (_why, key, more) => {
  expect(press(key, more)).toBeNull()
})
