import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { LineHeights } from './line-heights.ts'
import {
  carriedOver,
  cutTo,
  lastLines,
  linesBetween,
  type Stretch,
  worthDrawing,
} from './line-window.ts'
import type { Line } from './timeline-lines.ts'

/** So close to the end (px) counts as reading the newest. */
const END_THRESHOLD = 96
/** So close is the end itself: what grows above it leaves it in sight. */
const AT_THE_END = 2
/** What is drawn beyond what is seen (px); before the first painting, what estimates may be wrong by. */
const ROOM = { near: 400, beyond: 640, far: 2_400 }
const FIRST_ROOM = { near: 0, beyond: 160, far: Number.POSITIVE_INFINITY }
/** So many lines of an older page are drawn as it comes. */
const ABOVE = 8
/** Above the first line (px). */
const PADDING = 16

/** How high the log was when it was last looked at (px): the next one is as high, and needs no look. */
let usualHeight = 600

type Elements = {
  /** Scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Holds the lines, and the empty places around those that are drawn. */
  readonly list: RefObject<HTMLDivElement | null>
}

type Drawn = Stretch & { readonly of: readonly Line[] }

/**
 * Which lines of a conversation are drawn. They stand in the page's own flow between two empty places,
 * as high as those that are not drawn: nothing is measured to be in its place. Where a line was not as
 * high as it was thought, the browser keeps everybody's place as it lays out the page (scroll
 * anchoring), before anything of it is painted.
 * @param onLook after each look at the list; `top`: how far it is scrolled (px).
 */
export function useLineWindow(
  lines: readonly Line[],
  { scroller, list }: Elements,
  onLook: (top: number) => void,
) {
  const [heights] = useState(() => new LineHeights(() => settle()))
  const [kept, setKept] = useState<Drawn>(() => ({ of: lines, ...atTheEnd() }))
  const [atEnd, setAtEnd] = useState(true)
  const room = useRef(FIRST_ROOM)
  const toTheEnd = useRef(0)
  /** Of what is seen, when it was last looked at (px). */
  const seenHeight = useRef(usualHeight)
  /** Where to go once it is drawn. */
  const wanted = useRef<{ key: string } | 'end' | null>('end')

  const drawn = kept.of === lines ? kept : moved()
  const places = heights.placesOf(lines)
  const above = places[drawn.first] ?? 0
  const below = (places.at(-1) ?? 0) - (places[drawn.end] ?? 0)

  function atTheEnd(): Stretch {
    return lastLines(heights.placesOf(lines), usualHeight + FIRST_ROOM.beyond)
  }

  /** What is new at the end is drawn for who reads there, and what comes above for who waits for it. */
  function moved(): Stretch {
    const same = carriedOver(kept, kept.of, lines)
    if (same === null) return atTheEnd()
    const first = same.first > kept.first ? Math.max(0, same.first - ABOVE) : same.first
    const grown = { first, end: atEnd ? lines.length : same.end }
    return cutTo(usualHeight + 2 * ROOM.far, grown, heights.placesOf(lines))
  }

  /** She reads here, wherever the end goes: what is folded away or unfolded takes her nowhere. */
  const stay = useCallback(() => {
    toTheEnd.current = Number.POSITIVE_INFINITY
    setAtEnd(false)
  }, [])

  const look = useEffectEvent(() => {
    if (scroller.current === null) return
    const { scrollTop, clientHeight, scrollHeight } = scroller.current
    toTheEnd.current = scrollHeight - clientHeight - scrollTop
    setAtEnd(toTheEnd.current <= END_THRESHOLD)
    const top = scrollTop - PADDING
    const seen = { top, bottom: top + clientHeight }
    const next = worthDrawing(drawn, heights.placesOf(lines), seen, room.current)
    // Of these lines from now on: what is drawn must not be what it was before they came.
    if (next !== drawn || kept.of !== lines) setKept({ of: lines, ...next })
    if (room.current === ROOM) onLook(scrollTop)
  })

  const stayAtEnd = useEffectEvent((within: number) => {
    if (scroller.current === null || toTheEnd.current > within) return
    scroller.current.scrollTop = scroller.current.scrollHeight
    toTheEnd.current = 0
  })

  /**
   * Some height is another: of what is seen (the composer grows, a banner comes, another window) or of
   * lines. What was at the end stays there, before anybody looks how far from it that is now.
   */
  const settle = useEffectEvent(() => {
    if (scroller.current === null) return
    const { clientHeight } = scroller.current
    stayAtEnd(clientHeight === seenHeight.current ? AT_THE_END : END_THRESHOLD)
    seenHeight.current = clientHeight
    usualHeight = clientHeight || usualHeight
    look()
  })

  useLayoutEffect(() => {
    if (wanted.current === 'end') {
      toTheEnd.current = 0
      stayAtEnd(0)
      wanted.current = null
    } else if (wanted.current !== null) {
      const before = scroller.current?.scrollTop
      heights.elementOf(wanted.current.key)?.scrollIntoView({ block: 'center' })
      // Until it is looked at: what comes meanwhile must not take her back to the end.
      if (scroller.current?.scrollTop !== before) toTheEnd.current = Number.POSITIVE_INFINITY
      wanted.current = null
    }
  })

  /** Lower than they were thought to be, they would leave room above them. */
  const fill = useEffectEvent(() => {
    const [element, content] = [scroller.current, list.current]
    if (element === null || content === null) return
    usualHeight = element.clientHeight || usualHeight
    const isFilled = content.offsetHeight - above >= element.clientHeight
    if (!isFilled && drawn.first > 0) setKept({ of: lines, first: 0, end: drawn.end })
  })

  // Before anybody sees them.
  useLayoutEffect(() => fill(), [])

  const newest = lines.at(-1)?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: something has come below
  useLayoutEffect(() => stayAtEnd(END_THRESHOLD), [newest])

  useEffect(() => {
    const [element, content] = [scroller.current, list.current]
    if (element === null || content === null) return
    const observer = new ResizeObserver(() => settle())
    observer.observe(element)
    observer.observe(content)
    const onScroll = () => look()
    element.addEventListener('scroll', onScroll, { passive: true })
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        room.current = ROOM
        look()
      })
    })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
      cancelAnimationFrame(frame)
    }
  }, [scroller, list])

  // Another page may have been too short to fill what is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these lines are others
  useEffect(() => {
    if (room.current === ROOM) look()
  }, [lines])

  return {
    drawn,
    /** What the lines that are not drawn take (px). */
    above,
    below,
    /** Whether the newest is being read. */
    atEnd,
    heights,
    stay,
    goToEnd() {
      wanted.current = 'end'
      setKept({ of: lines, ...atTheEnd() })
    },
    /** Puts a line into the middle. */
    goTo(key: string) {
      const index = lines.findIndex((line) => line.key === key)
      if (index < 0) return
      const [top = 0, bottom = 0] = places.slice(index, index + 2)
      const seen = { top: top - usualHeight, bottom: bottom + usualHeight }
      wanted.current = { key }
      setKept({ of: lines, ...linesBetween(places, seen) })
    },
  }
}
