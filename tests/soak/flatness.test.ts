import { expect, test } from 'vitest'
import { flatness, floor } from './flatness.ts'

const looks = (at: (place: number) => number) =>
  Array.from({ length: 200 }, (_, place) => at(place))

test('what swings about one value is flat, whatever it did while warming up', () => {
  expect(flatness(looks((place) => (place < 15 ? 10 : 100 + (place % 7)))).isFlat).toBe(true)
})

test('what grows a little with every look is not', () => {
  const { ratio, isFlat } = flatness(looks((place) => 100 + place))
  expect(ratio).toBeCloseTo(290 / 130, 1)
  expect(isFlat).toBe(false)
})

test('a fifth more is the most that counts as flat', () => {
  const higher = (by: number) => flatness(looks((place) => (place < 100 ? 100 : 100 * by))).isFlat
  expect([higher(1.2), higher(1.21)]).toEqual([true, false])
})

test('of a saw the floor counts, wherever the looks fall', () => {
  const saw = (place: number) => 50 + ((place * 7) % 40)
  expect(flatness(looks(saw), floor).isFlat).toBe(true)
  expect(
    flatness(
      looks((place) => saw(place) + place),
      floor,
    ).isFlat,
  ).toBe(false)
})

test('a few looks say nothing', () => {
  expect(() => flatness([1, 2, 3])).toThrow('3 looks')
})
