import { beforeEach, expect, test } from 'vitest'
import { areWords, readTyped, withLetters } from '../../renderer/state/canned-sign.ts'
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

test.each<[string, string, string, string | null]>([
  ['', '/', '', ''],
  ['', '/poda', '', 'poda'],
  ['Olá.', ' /bom dia', ' ', 'bom dia'],
  ['', 'Um momento\n/poda', 'Um momento\n', 'poda'],
  // Enter chooses nothing unseen.
  ['', '/poda\n', '', 'poda'],
  // No word begins there, or it was no asking.
  ['24', '/7', '/7', null],
  ['', 'e/ou', 'e/ou', null],
  ['', '/poda\nBom dia', '/poda\nBom dia', null],
])('behind %j, %j typed blindly is read as the field would have', (before, typed, words, query) => {
  expect(readTyped(before, typed)).toEqual({ words, query })
})

test('what was typed blindly is no search that can be left: it goes back among the words', () => {
  const asked = { at: 5, until: 5, typed: '/' as const, query: 'tudo bem' }
  expect(withLetters('Olá, ', asked, 'tudo bem')).toBe('Olá, /tudo bem')
  expect(areWords(asked, 'tudo bem')).toBe(true)
  // She has seen the list, and searched on; or it was she who asked for it.
  expect(areWords(asked, 'tudo')).toBe(false)
  expect(areWords({ ...asked, query: '' }, '')).toBe(false)
})
