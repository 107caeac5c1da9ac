import { expect, test } from 'vitest'
import { placeWindow } from '../../../main/electron/window-state.ts'
import { nextZoom } from '../../../main/electron/zoom.ts'

const office = { x: 0, y: 0, width: 1366, height: 728 }
const second = { x: 1366, y: 0, width: 1920, height: 1040 }

test('a first window opens in the middle of the primary display, no larger than it', () => {
  expect(placeWindow(null, [second, office])).toEqual({ x: 1686, y: 120, width: 1280, height: 800 })
  expect(placeWindow(null, [office])).toEqual({ x: 43, y: 0, width: 1280, height: 728 })
})

test('a window that lies inside a display opens where it was', () => {
  const saved = { x: 1500, y: 100, width: 1200, height: 900 }
  expect(placeWindow(saved, [office, second])).toEqual(saved)
})

test('a window on a display that was unplugged comes to the primary one', () => {
  const saved = { x: 2000, y: 300, width: 1000, height: 700 }
  expect(placeWindow(saved, [office])).toEqual({ x: 366, y: 28, width: 1000, height: 700 })
})

test('a window that hangs over an edge is moved inside the display that shows most of it', () => {
  const saved = { x: 2700, y: -200, width: 1000, height: 700 }
  expect(placeWindow(saved, [office, second])).toEqual({ ...saved, x: 2286, y: 0 })
})

test('a window larger than every display is shrunk to one', () => {
  const saved = { x: -50, y: -50, width: 3000, height: 2000 }
  expect(placeWindow(saved, [office])).toEqual(office)
})

test('zoom goes by steps between 80 and 200 %', () => {
  const walk = (from: number, step: 'in' | 'out') => {
    const seen = [from]
    for (let turn = 0; turn < 8; turn++) seen.push(nextZoom(seen.at(-1) ?? from, step))
    return seen
  }
  expect(walk(1, 'in')).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2, 2, 2])
  expect(walk(1, 'out')).toEqual([1, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8])
  expect(nextZoom(1.7500000001, 'in')).toBe(2)
  expect(nextZoom(1.75, 'reset')).toBe(1)
})
