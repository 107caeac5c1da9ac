import { type RefObject, useLayoutEffect, useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import {
  enlargeOrFit,
  FITTED,
  isMovable,
  moveBy,
  type Place,
  type Point,
  type Scene,
  type Size,
  scaleOf,
  turnBy,
  zoomBy,
  zoomTo,
} from './picture-place.ts'

export type PictureOnStage = {
  readonly size: Size
  readonly place: Place
  /** 1: its own size. */
  readonly scale: number
  readonly movable: boolean
  /** Without a place: about the middle of the stage. */
  zoom: (factor: number, at?: Point) => void
  enlargeOrFit: (at: Point) => void
  move: (by: Point) => void
  turn: (quarters: 1 | -1) => void
  fit: () => void
  actual: () => void
  /** The picture's own size, for one of which nobody knew it. */
  setSize: (size: Size) => void
}

const MIDDLE: Point = { x: 0, y: 0 }
const UNKNOWN: Size = { width: 800, height: 600 }

/** Where the picture of a message lies on the stage; each begins fitted, and upright. */
export function usePlace(
  stage: RefObject<HTMLElement | null>,
  messageId: string,
  file: StoredFile,
): PictureOnStage {
  const [current, setCurrent] = useState({ messageId, place: FITTED, size: sizeOf(file) })
  const stageSize = useSize(stage)
  const isSame = current.messageId === messageId
  const { place, size } = isSame ? current : { place: FITTED, size: sizeOf(file) }
  const scene: Scene = { picture: size, stage: stageSize }

  /** By the newest place: several movements may come before the next drawing. */
  const change = (to: (place: Place, scene: Scene) => Place) =>
    setCurrent((now) => {
      const known = now.messageId === messageId ? now : { place: FITTED, size: sizeOf(file) }
      const next = to(known.place, { picture: known.size, stage: stageSize })
      return { messageId, size: known.size, place: next }
    })

  return {
    size,
    place,
    scale: scaleOf(place, scene),
    movable: isMovable(place, scene),
    zoom: (factor, at = MIDDLE) => change((now, on) => zoomBy(now, factor, at, on)),
    enlargeOrFit: (at) => change((now, on) => enlargeOrFit(now, at, on)),
    move: (by) => change((now, on) => moveBy(now, by, on)),
    turn: (quarters) => change((now, on) => turnBy(now, quarters, on)),
    fit: () => change(({ turns }) => ({ ...FITTED, turns })),
    actual: () => change((now, on) => zoomTo(now, 1, MIDDLE, on)),
    setSize: (own) => setCurrent({ messageId, place, size: own }),
  }
}

function sizeOf({ width, height }: StoredFile): Size {
  return width === null || height === null ? UNKNOWN : { width, height }
}

function useSize(stage: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 1, height: 1 })
  useLayoutEffect(() => {
    const element = stage.current
    if (element === null) return
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [stage])
  return size
}
