import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useFile } from '../../../state/files.ts'
import type { ViewedPicture } from '../../../state/viewer.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { titleOf } from '../../../words/file.ts'
import type { Point } from './picture-place.ts'
import type { PictureOnStage } from './use-place.ts'

type PictureStageProps = {
  ref: RefObject<HTMLElement | null>
  picture: ViewedPicture
  place: PictureOnStage
}

/** Where the picture is moved and enlarged with pointer, wheel and fingers. */
export function PictureStage({ ref, picture, place }: PictureStageProps) {
  const { media } = useTexts()
  const gestures = useGestures(place)
  useWheel(ref, place)
  return (
    <section
      ref={ref}
      aria-label={media.viewer.stage}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what arrows move must be reachable by keyboard
      tabIndex={0}
      {...gestures}
      onDoubleClick={(event) => place.enlargeOrFit(fromCentre(event))}
      className={`relative min-h-0 grow touch-none select-none overflow-hidden outline-offset-[-2px] ${place.movable ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in'}`}
    >
      <Shown key={picture.messageId} picture={picture} place={place} />
    </section>
  )
}

/** While all of it is on its way, its small form stands in the same place. */
function Shown({ picture, place }: Omit<PictureStageProps, 'ref'>) {
  const texts = useTexts()
  const { file, content } = picture
  const hasSize = file.width !== null
  const whole = useFile(file.sha256, 'whole', file.mimeType, true).file
  const small = useFile(file.sha256, 'thumbnail', 'image/webp', hasSize).file
  const url = whole.state === 'ready' ? whole.url : small.state === 'ready' ? small.url : null
  if (url === null) {
    return (
      <p className="flex size-full items-center justify-center p-6 text-center text-sm">
        {
          texts.media[
            whole.state === 'away' || whole.state === 'missing' ? whole.state : 'arriving'
          ]
        }
      </p>
    )
  }
  const { scale, size } = place
  const { x, y, turns } = place.place
  return (
    <img
      src={url}
      alt={content.caption ?? titleOf(content, texts)}
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
        if (!hasSize) place.setSize({ width: naturalWidth, height: naturalHeight })
      }}
      className="absolute top-1/2 left-1/2 max-w-none origin-center"
      style={{
        width: size.width * scale,
        height: size.height * scale,
        translate: `calc(-50% + ${x}px) calc(-50% + ${y}px)`,
        rotate: `${turns * 90}deg`,
      }}
    />
  )
}

/** One pointer moves, two enlarge by how far they are from each other. */
function useGestures(place: PictureOnStage) {
  const pointers = useRef(new Map<number, Point>())

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, fromCentre(event))
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const before = pointers.current.get(event.pointerId)
    if (before === undefined) return
    const now = fromCentre(event)
    pointers.current.set(event.pointerId, now)
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (other === undefined) place.move({ x: now.x - before.x, y: now.y - before.y })
    else pinch(place, other, before, now)
  }

  function onPointerEnd(event: PointerEvent<HTMLElement>) {
    pointers.current.delete(event.pointerId)
  }

  return { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd }
}

function pinch(place: PictureOnStage, still: Point, before: Point, now: Point): void {
  const was = Math.hypot(before.x - still.x, before.y - still.y)
  const is = Math.hypot(now.x - still.x, now.y - still.y)
  if (was === 0) return
  place.zoom(is / was, { x: (still.x + now.x) / 2, y: (still.y + now.y) / 2 })
}

const LINE_PX = 16
/** A notch of a wheel is about 100 px; two fingers on a touchpad send far less, with Ctrl. */
const WHEEL = 0.002
const TOUCHPAD = 0.01

/** React listens passively, and the browser would enlarge the whole page with Ctrl and the wheel. */
function useWheel(stage: RefObject<HTMLElement | null>, place: PictureOnStage): void {
  const { zoom } = place
  useEffect(() => {
    const element = stage.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * LINE_PX
      zoom(Math.exp(-pixels * (event.ctrlKey ? TOUCHPAD : WHEEL)), fromCentreOf(element, event))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  })
}

function fromCentre(event: { currentTarget: Element; clientX: number; clientY: number }): Point {
  return fromCentreOf(event.currentTarget, event)
}

function fromCentreOf(element: Element, at: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: at.clientX - left - width / 2, y: at.clientY - top - height / 2 }
}
