import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tellAt, tellEach } from '../../renderer/state/clock.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))

let told = 0
let end: () => void

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  told = 0
  end = tellEach(() => {
    told += 1
  })
})

afterEach(() => {
  end()
  vi.useRealTimers()
})

test('what is over is said at once, where it was only learned afterwards too', () => {
  vi.advanceTimersByTime(5_000)
  // WhatsApp said three seconds ago that a window had closed.
  tellAt(Date.now() - 3_000)
  vi.advanceTimersByTime(0)
  expect(told).toBe(1)
  tellAt(Date.now() + 2_000)
  vi.advanceTimersByTime(1_999)
  expect(told).toBe(1)
  vi.advanceTimersByTime(1)
  expect(told).toBe(2)
})

test('what was over before the last look, or is far off, makes nothing be drawn', () => {
  tellAt(Date.now() - 1)
  tellAt(Date.now() + 60_000)
  vi.advanceTimersByTime(14_999)
  expect(told).toBe(0)
})

test('what is over between two later looks is said at once, once', () => {
  tellAt(Date.now() + 20_000)
  tellAt(Date.now() + 20_000)
  vi.advanceTimersByTime(19_999)
  expect(told).toBe(1)
  vi.advanceTimersByTime(1)
  expect(told).toBe(2)
})
