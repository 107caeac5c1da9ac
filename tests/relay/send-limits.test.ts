import { describe, expect, it } from 'vitest'
import * as arithmetic from '../../relay/delivery/send-limits.ts'

const NOON = Date.parse('2026-11-20T12:00:00Z')
const number = { phoneNumberId: 'n1' }
const maria = { ...number, conversationId: 'maria' }
const joao = { ...number, conversationId: 'joao' }

/** What the store keeps of each pair and each number, without a store. */
function createSendLimits() {
  const pairs = new Map<string, number>()
  const numbers = new Map<string, readonly number[]>()
  const limitsOf = (way: typeof maria) => ({
    fullAt: pairs.get(way.conversationId) ?? 0,
    sends: numbers.get(way.phoneNumberId) ?? [],
  })
  return {
    readyAt: (way: typeof maria, now: number) => arithmetic.readyAt(limitsOf(way), now),
    take: (way: typeof maria, now: number) => {
      const { fullAt, sends } = arithmetic.taken(limitsOf(way), now)
      pairs.set(way.conversationId, fullAt)
      numbers.set(way.phoneNumberId, sends)
    },
  }
}

/** Sends as soon as the limits let it. @returns when each went, from `start`. */
function sendMany(count: number, way: (index: number) => typeof maria, start = NOON): number[] {
  const limits = createSendLimits()
  let now = start
  return Array.from({ length: count }, (_, index) => {
    now = limits.readyAt(way(index), now)
    limits.take(way(index), now)
    return now - start
  })
}

describe('to one citizen', () => {
  it('45 replies may go at once, and then one in six seconds', () => {
    const went = sendMany(48, () => maria)
    expect(went.slice(0, 45).every((at) => at < 1000)).toBe(true)
    expect(went.slice(45)).toEqual([6000, 12_000, 18_000])
  })

  it('what was not used for a while may be used again, up to 45', () => {
    const limits = createSendLimits()
    for (let count = 0; count < 45; count += 1) limits.take(maria, NOON)
    const later = NOON + 60_000
    for (let count = 0; count < 10; count += 1) {
      expect(limits.readyAt(maria, later)).toBe(later)
      limits.take(maria, later)
    }
    expect(limits.readyAt(maria, later)).toBe(later + 6000)
    const nextDay = NOON + 24 * 3_600_000
    for (let count = 0; count < 45; count += 1) limits.take(maria, nextDay)
    expect(limits.readyAt(maria, nextDay + 1000)).toBe(nextDay + 6000)
  })

  it('too many replies hold up nobody else', () => {
    const limits = createSendLimits()
    for (let count = 0; count < 46; count += 1) limits.take(maria, NOON)
    expect(limits.readyAt(joao, NOON)).toBe(NOON)
  })
})

describe('from one number', () => {
  it('no second sees more than 80 replies, and none is wasted', () => {
    const went = sendMany(400, (index) => ({ ...number, conversationId: `c${index}` }))
    for (const at of went) {
      expect(went.filter((other) => other >= at && other < at + 1000).length).toBeLessThan(81)
    }
    expect(went.at(-1)).toBe(4000)
  })

  it('another number has a limit of its own', () => {
    const limits = createSendLimits()
    for (let count = 0; count < 80; count += 1) {
      limits.take({ ...number, conversationId: `c${count}` }, NOON)
    }
    expect(limits.readyAt(joao, NOON)).toBe(NOON + 1000)
    expect(limits.readyAt({ ...joao, phoneNumberId: 'n2' }, NOON)).toBe(NOON)
  })
})

it('a clock that is set back holds no reply until it has caught up', () => {
  const limits = createSendLimits()
  for (let count = 0; count < 80; count += 1) limits.take(maria, NOON)
  const before = NOON - 3_600_000
  expect(limits.readyAt(joao, before)).toBe(before)
  expect(limits.readyAt(maria, before)).toBe(before)
})

describe('two processes whose clocks differ a little', () => {
  const ahead = Array.from({ length: 80 }, () => NOON + 300)

  it('keep the limit of a number together', () => {
    expect(arithmetic.readyAt({ fullAt: 0, sends: ahead }, NOON)).toBe(NOON + 1300)
    expect(arithmetic.roomOf(ahead, NOON)).toBe(0)
    expect(arithmetic.roomOf(ahead, NOON + 1300)).toBe(80)
  })

  it('leave the times of a number in order, the newest 80 of them', () => {
    const { sends } = arithmetic.taken({ fullAt: 0, sends: [NOON - 1, NOON + 300] }, NOON)
    expect(sends).toEqual([NOON - 1, NOON, NOON + 300])
    expect(arithmetic.taken({ fullAt: 0, sends: ahead }, NOON + 1300).sends).toHaveLength(80)
  })
})

describe('a call that is no message', () => {
  const sent = (count: number) => Array.from({ length: count }, () => NOON)

  it('may use half of a number’s rate, and counts', () => {
    expect(arithmetic.spareTaken(sent(39), NOON)).toHaveLength(40)
    expect(arithmetic.spareTaken(sent(40), NOON + 999)).toBeNull()
    expect(arithmetic.spareTaken(sent(40), NOON + 1000)).toHaveLength(41)
  })
})
