import { expect, test } from 'vitest'
import {
  enlargeOrFit,
  FITTED,
  isMovable,
  moveBy,
  type Place,
  type Point,
  type Scene,
  scaleOf,
  turnBy,
  zoomBy,
  zoomTo,
} from '../../renderer/features/conversation/media/picture-place.ts'

const scene: Scene = { picture: { width: 2000, height: 1000 }, stage: { width: 1000, height: 800 } }
const small: Scene = { ...scene, picture: { width: 200, height: 100 } }
const middle: Point = { x: 0, y: 0 }

test('a large picture is made to fit, a small one keeps its size', () => {
  expect([scaleOf(FITTED, scene), scaleOf(FITTED, small)]).toEqual([0.5, 1])
})

test('on its side it is made to fit again', () => {
  expect(scaleOf(turnBy(FITTED, 1, scene), scene)).toBe(0.4)
  expect(turnBy(FITTED, -1, scene).turns).toBe(3)
})

test('what lies under the pointer stays there while it is enlarged', () => {
  const pointer = { x: 200, y: -100 }
  const before = ownPoint(FITTED, pointer)
  expect(ownPoint(zoomBy(FITTED, 3, pointer, scene), pointer)).toEqual(before)
})

test('it is never smaller than fitting makes it, nor larger than eight times its own size', () => {
  expect(zoomBy(FITTED, 0.1, middle, scene)).toEqual(FITTED)
  expect(zoomBy(FITTED, 1000, middle, scene).scale).toBe(8)
  expect(zoomTo(zoomTo(FITTED, 2, middle, scene), 0.3, middle, scene)).toEqual(FITTED)
})

test('it moves as far as its edges, and not where all of it is seen', () => {
  const actual = zoomTo(FITTED, 1, middle, scene)
  expect([isMovable(FITTED, scene), isMovable(actual, scene)]).toEqual([false, true])
  expect(moveBy(actual, { x: 9_000, y: -9_000 }, scene)).toMatchObject({ x: 500, y: -100 })
  expect(moveBy(FITTED, { x: 50, y: 50 }, scene)).toMatchObject({ x: 0, y: 0 })
})

test('a double click shows its own size, a second one all of it; a small one is doubled', () => {
  const actual = enlargeOrFit(FITTED, middle, scene)
  expect(actual.scale).toBe(1)
  expect(enlargeOrFit(actual, middle, scene)).toEqual(FITTED)
  expect(enlargeOrFit(FITTED, middle, small).scale).toBe(2)
})

test('turned while enlarged, what was in the middle stays in the middle', () => {
  const moved = moveBy(zoomTo(FITTED, 2, middle, scene), { x: 300, y: 0 }, scene)
  expect(turnBy(moved, 1, scene)).toMatchObject({ scale: 2, x: 0, y: 300, turns: 1 })
  expect(turnBy(turnBy(moved, 1, scene), -1, scene)).toEqual(moved)
})

/** Which of the picture's own points, from its centre, lies there. */
function ownPoint(place: Place, at: Point): Point {
  const scale = scaleOf(place, scene)
  return { x: (at.x - place.x) / scale, y: (at.y - place.y) / scale }
}
