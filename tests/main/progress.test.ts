import { describe, expect, test } from 'vitest'
import { advance, interrupted, type Progress } from '../../main/sync/progress.ts'
import { ReplicationProgress } from '../../main/sync/replication-progress.ts'
import { openTestReplica } from '../support/open-test-replica.ts'

/** Every half second, so many of 100,000 in each. */
function watched(...stretches: readonly number[]): Progress[] {
  let done = 0
  let progress: Progress | null = null
  return [0, ...stretches].map((more, index) => {
    done += more
    progress = advance(progress, { at: index * 500, done, total: 100_000 })
    return progress
  })
}

const steady = (count: number, each = 1000) => Array<number>(count).fill(each)

/** The last word after so many stretches, in whole seconds. */
function leftAfter(...stretches: readonly number[]): number | null {
  const left = watched(...stretches).at(-1)?.leftMs ?? null
  return left === null ? null : Math.round(left / 1000)
}

describe('the time left', () => {
  test.each<[string, readonly number[], number | null]>([
    ['is not known at first', steady(5), null],
    ['is known after three seconds', steady(6), 47],
    ['goes down as things go on', steady(40), 30],
    ['is nothing at the end', steady(100), 0],
    ['is not known where nothing came', steady(8, 0), null],
    ['minds a slow stretch little', [...steady(40), 500], 30],
    ['follows what stays slower', [...steady(20), ...steady(40, 250)], 92],
    ['follows what becomes faster', [...steady(10), ...steady(10, 4000)], 10],
    ['is not known once nothing has come for long', [...steady(10), ...steady(80, 0)], null],
  ])('%s', (_, stretches, seconds) => {
    expect(leftAfter(...stretches)).toBe(seconds)
  })

  test('never grows by a little', () => {
    const uneven = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 1400 : 900))
    const told = watched(...uneven).flatMap(({ leftMs }) => leftMs ?? [])
    expect(told.length).toBeGreaterThan(50)
    expect(told).toEqual(told.toSorted((a, b) => b - a))
  })

  test('is forgotten with the connection, what is done is not', () => {
    const before = watched(...steady(20)).at(-1)
    if (!before) throw new Error('Nothing was seen.')
    const cut = interrupted(before)
    expect(cut).toMatchObject({ done: 20_000, total: 100_000, leftMs: null })
    // An hour later, at the same speed: not as though the hour belonged to it.
    let again = cut
    for (let stretch = 0; stretch <= 8; stretch += 1) {
      const at = 3_600_000 + stretch * 500
      again = advance(again, { at, done: 20_000 + stretch * 1000, total: 100_000 })
    }
    expect(again.leftMs).toBe(36_000)
  })
})

describe('what is done', () => {
  test('never goes back: not where a slice was taken back, nor where all is fetched again', () => {
    const five = advance(null, { at: 0, done: 5000, total: 10_000 })
    const back = advance(five, { at: 600, done: 3000, total: 10_000 })
    expect(back).toMatchObject({ done: 5000, leftMs: null })
    const anew = advance(back, { at: 1200, done: 0, total: 20_000 })
    expect(anew).toMatchObject({ done: 10_000, total: 20_000 })
    expect(advance(anew, { at: 1800, done: 12_000, total: 20_000 }).done).toBe(12_000)
  })

  test('is told a few times a second, and its end at once', () => {
    const replica = openTestReplica()
    let now = 0
    let told = 0
    const progress = new ReplicationProgress(
      replica,
      () => now,
      () => (told += 1),
    )
    const place = (done: number) =>
      replica.meta.write('position', { cursor: 1000, history: { done, end: 1000 }, heardAt: 0 })
    progress.keepExtent(300)
    for (let done = 0; done < 1000; done += 10) {
      place(done)
      now += 10
      progress.heard()
    }
    expect(told).toBe(5)
    expect(progress.view().history).toEqual({
      ...{ done: 990, total: 1000, leftMs: null },
      messages: { done: 297, total: 300 },
    })
    place(1000)
    progress.heard()
    expect(told).toBe(6)
    expect(progress.view()).toEqual({ opening: null, history: null })
    progress.heard()
    expect(told).toBe(6)
  })

  test('of a relay that does not say how many messages there are, only places are told', () => {
    const replica = openTestReplica()
    const progress = new ReplicationProgress(
      replica,
      () => 0,
      () => {},
    )
    progress.keepExtent(300)
    progress.keepExtent(undefined)
    replica.meta.write('position', { cursor: 9, history: { done: 3, end: 9 }, heardAt: 0 })
    expect(progress.view().history).toEqual({ done: 3, total: 9, messages: null, leftMs: null })
  })
})
