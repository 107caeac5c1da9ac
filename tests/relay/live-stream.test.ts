import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createChanges } from '../../relay/log/changes.ts'
import type { LogReader } from '../../relay/log/read-log.ts'
import { createLiveStreams } from '../../relay/routes/live-stream.ts'
import type { Store } from '../../relay/store/port.ts'
import { HEARTBEAT_MS } from '../../shared/protocol.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const expiresAt = 1

/** Whether it takes what it is told is in the test's hands. */
function createReader() {
  const said: string[] = []
  let take: (() => void) | null = null
  const reader = new Writable({
    highWaterMark: 1,
    write: (chunk, _, done) => {
      said.push(String(chunk))
      if (held.isHeld) take = done
      else done()
    },
  })
  const held = { reader, said, isHeld: false, take: () => take?.() }
  return held
}

function setting() {
  let head = 3
  const page = vi.fn(async (after: number, limit: number) =>
    Array.from({ length: Math.min(head - after, limit) }, (_, index) => ({
      seq: after + index + 1,
      json: '{}',
    })),
  )
  const changes = createChanges({ watch: () => () => {} } as Pick<Store, 'watch'> as Store)
  const ended = new Set<string>()
  let tellEnd = (_: string): void => {}
  const stopping = new AbortController()
  const streams = createLiveStreams({
    log: { page } as Pick<LogReader, 'page'> as LogReader,
    changes,
    sessions: {
      expiries: async (tokens) =>
        new Map(tokens.filter((token) => !ended.has(token)).map((token) => [token, expiresAt])),
      onEnd: (listener) => {
        tellEnd = listener
      },
    },
    clock: () => 0,
    logger: { error: vi.fn() },
    stopping: stopping.signal,
  })
  return {
    ...{ streams, page, changes, stopping, ended },
    endSession: (token: string) => tellEnd(token),
    grow: (count: number) => {
      head += count
      changes.announce()
    },
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('a live stream', () => {
  it('says what is there, then what comes, then that it is alive every fifteen seconds', async () => {
    const { streams, grow, stopping } = setting()
    const { reader, said } = createReader()
    streams.open({ reader, token: 'a', expiresAt, from: 1 })
    await settle()
    expect(said.join('')).toBe(': live\n\nid: 2\ndata: {}\n\nid: 3\ndata: {}\n\n')
    grow(1)
    await settle()
    expect(said.at(-1)).toBe('id: 4\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS + 1000)
    expect(said.at(-1)).toBe(': heartbeat\n\n')
    expect(said).toHaveLength(4)
    stopping.abort()
  })

  it('is one of many for whom the log is read once', async () => {
    const { streams, grow, page, stopping } = setting()
    const readers = Array.from({ length: 100 }, createReader)
    for (const { reader } of readers) streams.open({ reader, token: 'a', expiresAt, from: 3 })
    await settle()
    page.mockClear()
    grow(1)
    await settle()
    expect(page).toHaveBeenCalledOnce()
    for (const { said } of readers) expect(said.at(-1)).toBe('id: 4\ndata: {}\n\n')
    stopping.abort()
  })

  it('tells a long history page by page, each once the reader has taken the last', async () => {
    const { streams, grow, stopping } = setting()
    grow(497)
    const slow = createReader()
    slow.isHeld = true
    streams.open({ reader: slow.reader, token: 'a', expiresAt, from: 0 })
    await settle()
    expect(slow.said).toEqual([': live\n\n'])
    for (let each = 0; each < 4; each += 1) {
      slow.take()
      await settle()
    }
    const seqs = [...slow.said.join('').matchAll(/id: (\d+)/g)].map(([, seq]) => Number(seq))
    expect(slow.said).toHaveLength(4)
    expect(seqs).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
    stopping.abort()
  })

  it('cuts off a reader that takes nothing for half a minute, and no other', async () => {
    const { streams, grow, stopping } = setting()
    const [slow, quick] = [createReader(), createReader()]
    slow.isHeld = true
    for (const { reader } of [slow, quick]) streams.open({ reader, token: 'a', expiresAt, from: 3 })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(slow.reader.destroyed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(slow.reader.destroyed).toBe(true)
    grow(1)
    await settle()
    expect(quick.said.at(-1)).toBe('id: 4\ndata: {}\n\n')
    stopping.abort()
  })

  it('ends at once with a session that ends here, and within a second elsewhere', async () => {
    const { streams, endSession, ended, grow, stopping } = setting()
    const [here, elsewhere, stays] = [createReader(), createReader(), createReader()]
    streams.open({ reader: here.reader, token: 'here', expiresAt, from: 3 })
    streams.open({ reader: elsewhere.reader, token: 'elsewhere', expiresAt, from: 3 })
    streams.open({ reader: stays.reader, token: 'stays', expiresAt, from: 3 })
    await settle()
    endSession('here')
    grow(1)
    await settle()
    expect(here.said).toEqual([': live\n\n'])
    ended.add('elsewhere')
    await vi.advanceTimersByTimeAsync(1000)
    expect(here.reader.writableFinished).toBe(true)
    expect(elsewhere.reader.writableFinished).toBe(true)
    expect(stays.reader.writableEnded).toBe(false)
    stopping.abort()
  })

  it('is cut off when the log cannot be read, so that its reader asks again', async () => {
    const { streams, grow, page } = setting()
    const { reader } = createReader()
    streams.open({ reader, token: 'a', expiresAt, from: 3 })
    await settle()
    page.mockRejectedValueOnce(new Error('disk'))
    grow(1)
    await settle()
    expect(reader.destroyed).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    const again = createReader()
    streams.open({ reader: again.reader, token: 'a', expiresAt, from: 3 })
    await settle()
    expect(again.said.at(-1)).toBe('id: 4\ndata: {}\n\n')
    again.reader.destroy()
  })

  it('ends when the relay stops, and leaves no timer behind', async () => {
    const { streams, stopping } = setting()
    const { reader } = createReader()
    streams.open({ reader, token: 'a', expiresAt, from: 3 })
    await settle()
    stopping.abort()
    await settle()
    expect(reader.writableFinished).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
