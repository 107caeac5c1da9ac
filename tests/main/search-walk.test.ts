import { expect, test } from 'vitest'
import type { SearchPlan } from '../../main/views/search-plan.ts'
import { walkLog } from '../../main/views/search-walk.ts'

const plan: SearchPlan = {
  ...{ terms: [], expression: 'all', lowest: 0, isNarrowed: false, isOfFew: false },
  attendedBy: null,
  isOfMessages: false,
  ...{ lateFrom: Number.MAX_SAFE_INTEGER, lateExpression: 'late' },
  ...{ since: 0, until: Number.MAX_SAFE_INTEGER },
}

/** A log whose places are lines at every `apart`th; finding takes by the place, a line by itself. */
function logOf({ last, apart, msAPlace, msALine }: Record<string, number>) {
  let clock = 0
  const asked: number[] = []
  const pages: number[] = []
  function page(after: number | null, limit = 20) {
    const began = clock
    const seen: number[] = []
    const next = walkLog(
      {
        last: () => last ?? 0,
        newest: ({ from, to, limit: most }) => {
          asked.push(to - from + 1)
          const found: number[] = []
          for (let seq = to; seq >= from && found.length < most; seq -= 1) {
            clock += msAPlace ?? 0
            if (seq > 0 && seq % (apart ?? 1) === 0) found.push(seq)
          }
          return found
        },
      },
      plan,
      { after, limit, since: began },
      (seq) => {
        clock += msALine ?? 0
        seen.push(seq)
        return true
      },
      () => clock,
    )
    pages.push(clock - began)
    return { seen, next }
  }
  function all() {
    const seen: number[] = []
    let after: number | null = null
    do {
      const { seen: more, next } = page(after)
      seen.push(...more)
      after = next
    } while (after !== null)
    return seen
  }
  return { page, all, asked, pages }
}

test('every line is handed over once, newest first, wherever a call leaves off', () => {
  for (const msALine of [0, 0.3, 5]) {
    const log = logOf({ last: 60_000, apart: 700, msAPlace: 0.000_1, msALine })
    const expected = Array.from({ length: 85 }, (_, index) => (85 - index) * 700)
    expect(log.all()).toEqual(expected)
  }
})

test('dear lines end a call too, which goes on below the last that it took', () => {
  const log = logOf({ last: 1000, apart: 10, msAPlace: 0, msALine: 0.5 })
  expect(log.page(null)).toEqual({ seen: [1000, 990, 980, 970], next: 970 })
  expect(log.page(970).seen[0]).toBe(960)
})

test('where planning took all of its time, a call looks up a few lines all the same', () => {
  const log = logOf({ last: 1000, apart: 10, msAPlace: 0, msALine: 9 })
  expect(log.page(null)).toEqual({ seen: [1000, 990, 980, 970], next: 970 })
})

test('stretches grow where there is nothing to find, and shrink before the time is over', () => {
  const quick = logOf({ last: 5_000_000, apart: 4_999_999, msAPlace: 0.000_000_1, msALine: 0 })
  expect(quick.page(null).seen).toEqual([4_999_999])
  expect(quick.asked.length).toBeLessThan(6)
  // A millisecond for 5,000 places: the first stretch alone takes longer than a call has.
  const slow = logOf({ last: 300_000, apart: 299_999, msAPlace: 0.000_05, msALine: 0 })
  slow.all()
  expect(Math.max(...slow.pages)).toBeLessThan(3)
})

test('a call that has no time at all still comes further', () => {
  const log = logOf({ last: 40_000, apart: 39_999, msAPlace: 0.01, msALine: 9 })
  expect(log.all()).toEqual([39_999])
})
