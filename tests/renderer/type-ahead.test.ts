import { beforeEach, expect, test } from 'vitest'
import { showOverlay, typeAhead, useOverlay } from '../../renderer/state/overlay.ts'

beforeEach(() => showOverlay(null))

test('what is typed before the palette stands is its own, up to Enter', () => {
  showOverlay('palette')
  const kept = ['p', 'o', 'd', 'e', 'Backspace', 'a', 'Enter', 'x'].map(typeAhead)
  expect(kept.every(Boolean)).toBe(true)
  expect(useOverlay.getState().ahead).toEqual({ letters: 'poda', isEntered: true })
})

test('no other key is, nor any where no palette was asked for, and the next one begins empty', () => {
  expect(typeAhead('p')).toBe(false)
  showOverlay('palette')
  expect(typeAhead('ArrowDown')).toBe(false)
  typeAhead('p')
  showOverlay(null)
  showOverlay('palette')
  expect(useOverlay.getState().ahead).toEqual({ letters: '', isEntered: false })
})
