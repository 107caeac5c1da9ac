/**
 * How a picture lies on its stage. `scale`: the page's pixels for each of the picture's own, or as
 * large as the stage lets it be, however the window changes. `x`, `y`: how far its centre is from
 * the stage's, in the page's pixels. `turns`: quarters, clockwise.
 */
export type Place = {
  readonly scale: number | 'fit'
  readonly x: number
  readonly y: number
  readonly turns: number
}

export type Size = { readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }

/** A picture and the stage it is shown on, both as they are before any turn. */
export type Scene = { readonly picture: Size; readonly stage: Size }

export const FITTED: Place = { scale: 'fit', x: 0, y: 0, turns: 0 }

const LARGEST = 8

/** A small picture is not blown up: its own size is the most that fitting makes of it. */
function fitScale({ picture, stage }: Scene, turns: number): number {
  const { width, height } = lying(picture, turns)
  return Math.min(1, stage.width / width, stage.height / height)
}

export function scaleOf({ scale, turns }: Place, scene: Scene): number {
  return scale === 'fit' ? fitScale(scene, turns) : scale
}

/** Another size, with what lies under `at` (from the stage's centre) staying there. */
export function zoomTo(place: Place, scale: number, at: Point, scene: Scene): Place {
  const least = fitScale(scene, place.turns)
  if (scale <= least) return { ...FITTED, turns: place.turns }
  const to = Math.min(scale, LARGEST)
  const by = to / scaleOf(place, scene)
  const x = at.x - (at.x - place.x) * by
  const y = at.y - (at.y - place.y) * by
  return held({ ...place, scale: to, x, y }, scene)
}

export function zoomBy(place: Place, factor: number, at: Point, scene: Scene): Place {
  return zoomTo(place, scaleOf(place, scene) * factor, at, scene)
}

/** What a double click does: its own size, and from any other back to the whole of it. */
export function enlargeOrFit(place: Place, at: Point, scene: Scene): Place {
  if (place.scale !== 'fit') return { ...FITTED, turns: place.turns }
  const isWhole = fitScale(scene, place.turns) === 1
  return zoomTo(place, isWhole ? 2 : 1, at, scene)
}

export function moveBy(place: Place, by: Point, scene: Scene): Place {
  return held({ ...place, x: place.x + by.x, y: place.y + by.y }, scene)
}

/** A quarter on, about the stage's centre. @param quarters 1 clockwise, -1 back. */
export function turnBy(place: Place, quarters: 1 | -1, scene: Scene): Place {
  const turns = (place.turns + quarters + 4) % 4
  const turned = { ...place, turns, x: -place.y * quarters, y: place.x * quarters }
  return zoomTo(turned, scaleOf(turned, scene), { x: 0, y: 0 }, scene)
}

/** Whether there is more of it than the stage shows. */
export function isMovable(place: Place, scene: Scene): boolean {
  const { x, y } = room(place, scene)
  return x > 0 || y > 0
}

/** No edge of the picture is drawn inside the stage while there is more of it beyond another. */
function held(place: Place, scene: Scene): Place {
  const most = room(place, scene)
  return { ...place, x: between(place.x, most.x), y: between(place.y, most.y) }
}

function room(place: Place, scene: Scene): Point {
  const { width, height } = lying(scene.picture, place.turns)
  const scale = scaleOf(place, scene)
  return {
    x: Math.max(0, (width * scale - scene.stage.width) / 2),
    y: Math.max(0, (height * scale - scene.stage.height) / 2),
  }
}

function lying({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

function between(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most)
}
