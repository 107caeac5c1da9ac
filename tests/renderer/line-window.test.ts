import { describe, expect, test } from 'vitest'
import { estimateHeight } from '../../renderer/features/conversation/estimate-height.ts'
import {
  carriedOver,
  cutTo,
  lastLines,
  linesBetween,
  placesOf,
  worthDrawing,
} from '../../renderer/features/conversation/line-window.ts'
import { type Line, timelineLines } from '../../renderer/features/conversation/timeline-lines.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'

const TEN = placesOf([10, 20, 30, 40, 10, 20, 30, 40, 10, 20])
const ROOM = { near: 20, beyond: 60, far: 90 }

describe('the lines of which something stands between two places', () => {
  test.each([
    ['at the beginning', 0, 25, { first: 0, end: 2 }],
    ['where one ends and the next begins', 30, 59, { first: 2, end: 3 }],
    ['within one', 65, 70, { first: 3, end: 4 }],
    ['at the end', 220, 230, { first: 9, end: 10 }],
    ['beyond both ends', -500, 5_000, { first: 0, end: 10 }],
  ])('%s', (_, top, bottom, expected) => {
    expect(linesBetween(TEN, { top, bottom })).toEqual(expected)
  })

  test('are none where there is no line', () => {
    expect(linesBetween(placesOf([]), { top: 0, bottom: 100 })).toEqual({ first: 0, end: 0 })
  })

  test('are found in a long conversation by few looks', () => {
    const places = placesOf(Array.from({ length: 20_000 }, () => 55))
    let looks = 0
    const counted = new Proxy(places, {
      get(target, name, receiver) {
        looks += 1
        return Reflect.get(target, name, receiver)
      },
    })
    linesBetween(counted, { top: 700_000, bottom: 700_600 })
    expect(looks).toBeLessThan(60)
  })
})

describe('what is worth drawing', () => {
  const seen = { top: 100, bottom: 130 }
  const drawn = worthDrawing({ first: 0, end: 1 }, TEN, seen, ROOM)

  test('reaches beyond what is seen', () => {
    expect(drawn).toEqual(linesBetween(TEN, { top: 40, bottom: 190 }))
  })

  test('stays the same, as the same object, while that is enough', () => {
    expect(worthDrawing(drawn, TEN, { top: 90, bottom: 120 }, ROOM)).toBe(drawn)
  })

  test('is others once it is not', () => {
    const next = worthDrawing(drawn, TEN, { top: 40, bottom: 70 }, ROOM)
    expect(next.first).toBe(0)
    expect(next.end).toBeLessThan(drawn.end)
  })

  test('lets go what has come to stand far away, above and below', () => {
    expect(worthDrawing({ first: 0, end: 10 }, TEN, seen, ROOM)).toEqual(drawn)
    // All that is within reach may stay.
    const within = linesBetween(TEN, { top: 10, bottom: 220 })
    expect(worthDrawing(within, TEN, seen, ROOM)).toBe(within)
  })

  test('is the end of the list, as high as what is seen, when a conversation opens', () => {
    expect(lastLines(TEN, 55)).toEqual({ first: 7, end: 10 })
    expect(lastLines(TEN, 5_000)).toEqual({ first: 0, end: 10 })
    expect(lastLines(placesOf([]), 55)).toEqual({ first: 0, end: 0 })
  })
})

describe('lines that were drawn', () => {
  const before = timelineLines(items(60, 70), 'UTC')

  test('are the same ones under an older page, whose first day they no longer begin', () => {
    const now = timelineLines(items(0, 70), 'UTC')
    const carried = carriedOver({ first: 0, end: 5 }, before, now)
    expect(keys(now, carried)).toEqual(['i60', 'i61', 'i62', 'i63'])
  })

  test('are the same ones above what has come', () => {
    const now = timelineLines(items(60, 75), 'UTC')
    const carried = carriedOver({ first: 7, end: 11 }, before, now)
    expect(keys(now, carried)).toEqual(['i66', 'i67', 'i68', 'i69'])
  })

  test('hold what comes between them', () => {
    const all = items(60, 70)
    const now = timelineLines(all, 'UTC')
    const fewer = timelineLines(all.toSpliced(4, 2), 'UTC')
    expect(keys(now, carriedOver({ first: 3, end: 7 }, fewer, now))).toEqual([
      'i62',
      'i63',
      'i64',
      'i65',
      'i66',
      'i67',
    ])
  })

  test('of which thousands have come to stand between are drawn from the first on, as far as is enough', () => {
    const places = placesOf(Array.from({ length: 4_000 }, () => 50))
    expect(cutTo(5_400, { first: 10, end: 3_990 }, places)).toEqual({ first: 10, end: 119 })
    expect(cutTo(5_400, { first: 10, end: 100 }, places)).toEqual({ first: 10, end: 100 })
  })

  test('are nowhere once none of them is there', () => {
    expect(carriedOver({ first: 2, end: 5 }, before, timelineLines(items(0, 9), 'UTC'))).toBeNull()
  })
})

describe('the line of an item', () => {
  test('is the same object while nothing of it changes', () => {
    const shown = items(0, 5)
    const [, , ...lines] = timelineLines(shown, 'UTC')
    const [, , ...again] = timelineLines([...shown, ...items(5, 8)], 'UTC')
    expect(again.slice(0, lines.length).every((line, index) => line === lines[index])).toBe(true)
  })

  test('is higher the more it says, and where it begins', () => {
    const [, first, second] = timelineLines(items(0, 2), 'UTC')
    const [, long] = timelineLines(items(0, 1, 'palavra '.repeat(60)), 'UTC')
    expect(heightOf(first)).toBeGreaterThan(heightOf(second))
    expect(heightOf(long)).toBeGreaterThan(2 * heightOf(first))
  })
})

function heightOf(line: Line | undefined): number {
  return line ? estimateHeight(line) : Number.NaN
}

function keys(lines: readonly Line[], stretch: { first: number; end: number } | null) {
  return stretch && lines.slice(stretch.first, stretch.end).map(({ key }) => key)
}

/** By one citizen, a minute apart, on one day. */
function items(from: number, to: number, text = 'Bom dia.'): TimelineItem[] {
  return Array.from({ length: to - from }, (_, index) => ({
    ...{ kind: 'message', id: `i${from + index}`, from: 'citizen', at: (from + index) * 60_000 },
    ...{ agent: null, unconfirmed: null, delivery: null, quote: null },
    content: { kind: 'text', text },
  })) as unknown as TimelineItem[]
}
