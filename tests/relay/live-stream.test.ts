import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Changes } from '../../relay/log/changes.ts'
import { followLog } from '../../relay/routes/live-stream.ts'
import { HEARTBEAT_MS } from '../../shared/protocol.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** Nothing is announced: waiting takes as long as it may. */
const silence: Changes = {
  announce: () => {},
  count: () => 0,
  listen: () => ({
    next: (timeoutMs) => new Promise((resolve) => setTimeout(resolve, timeoutMs)),
    end: () => {},
  }),
  stop: () => {},
}

function follow(cutOff: () => void, signal = new AbortController().signal) {
  return followLog({
    changes: silence,
    pages: async (after) => ({
      text: after < 3 ? `id: ${after + 1}\n\n` : '',
      last: Math.min(after + 1, 3),
    }),
    from: 1,
    isOpen: async () => true,
    cutOff,
    signal,
  })
}

describe('a live stream', () => {
  it('says what is there, then that it is alive every fifteen seconds', async () => {
    const stream = follow(() => {})
    const said = [await stream.next(), await stream.next(), await stream.next()]
    expect(said.map(({ value }) => value)).toEqual([': live\n\n', 'id: 2\n\n', 'id: 3\n\n'])
    const began = performance.now()
    const next = stream.next()
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS + 5000)
    expect((await next).value).toBe(': heartbeat\n\n')
    expect(performance.now() - began).toBeLessThanOrEqual(HEARTBEAT_MS + 5000)
  })

  it('cuts off a reader that takes nothing for half a minute, and no other', async () => {
    const cutOff = vi.fn()
    const [slow, quick] = [follow(cutOff), follow(() => expect.unreachable())]
    await slow.next()
    for (let each = 0; each < 3; each += 1) await quick.next()
    const waiting = quick.next()
    await vi.advanceTimersByTimeAsync(29_999)
    expect(cutOff).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(cutOff).toHaveBeenCalledOnce()
    expect((await waiting).value).toBe(': heartbeat\n\n')
  })

  it('ends when the relay stops, and leaves no timer behind', async () => {
    const stopping = new AbortController()
    const stream = follow(() => {}, stopping.signal)
    await stream.next()
    stopping.abort()
    expect((await stream.next()).done).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
