import { beforeEach, expect, test } from 'vitest'
import { showOverlay, typeForPalette, useOverlay } from '../../renderer/state/overlay.ts'

beforeEach(() => showOverlay(null))

test('what is typed before the palette stands is its own, up to Enter', () => {
  showOverlay('palette')
  const kept = ['p', 'o', 'd', 'e', 'Backspace', 'a', 'Enter', 'x'].map(typeForPalette)
  expect(kept.every(Boolean)).toBe(true)
  expect(useOverlay.getState().ahead).toEqual({ letters: 'poda', isEntered: true })
})

test('no other key is, nor any where no palette was asked for, and the next one begins empty', () => {
  expect(typeForPalette('p')).toBe(false)
  showOverlay('palette')
  expect(typeForPalette('ArrowDown')).toBe(false)
  typeForPalette('p')
  showOverlay(null)
  showOverlay('palette')
  expect(useOverlay.getState().ahead).toEqual({ letters: '', isEntered: false })
})
