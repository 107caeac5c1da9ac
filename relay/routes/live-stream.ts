import type { Writable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { HEARTBEAT_MS } from '../../shared/protocol.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Changes } from '../log/changes.ts'
import type { LogReader } from '../log/read-log.ts'
import { describeError } from '../logger.ts'

export type LiveStreams = {
  /** The log after `from`, for ever: first what is already there, then what comes. */
  open(stream: NewStream): void
}

export type NewStream = {
  /** A response whose head is written. */
  readonly reader: Writable
  /** Of the session that asks: the stream ends with it. */
  readonly token: string
  /** When the session ends, unless it is prolonged meanwhile. */
  readonly expiresAt: number
  readonly from: number
  /** What is told beside the log, and has no place in it; asked for whenever something is told. */
  readonly beside?: () => string
}

type Stream = Required<Omit<NewStream, 'from' | 'expiresAt'>> & {
  from: number
  expiresAt: number
  spokenAt: number
  /** Runs while the reader has not taken what it was told: it is told no more until then. */
  stalled: NodeJS.Timeout | null
}

const EVENTS_PER_PAGE = 200

/** How often it looks whether sessions have ended in another process, and who waits for a word. */
const BEAT_MS = 1000

/** A reader that takes nothing for so long is cut off: it can come back where it stopped. */
const STALL_MS = 30_000

/**
 * All live streams of the relay, told by one loop: hundreds of consoles want the same new event in
 * the same moment, so that it is read once, and its bytes are made once. It listens before it reads,
 * so nothing falls between the two. What waits for a slow reader is never more than one page.
 */
export function createLiveStreams(context: {
  log: LogReader
  changes: Changes
  sessions: Pick<Sessions, 'expiries' | 'onEnd'>
  logger: Pick<FastifyBaseLogger, 'error'>
  clock: () => number
  /** Aborted when the relay stops: all streams end. */
  stopping: AbortSignal
}): LiveStreams {
  const { log, changes, sessions, clock, stopping } = context
  const streams = new Set<Stream>()
  let wake: (() => void) | null = null

  sessions.onEnd((token) => {
    for (const stream of streams) if (stream.token === token) stream.reader.end()
  })

  async function run(): Promise<void> {
    const listener = changes.listen()
    wake = listener.wake
    stopping.addEventListener('abort', listener.end)
    let beatAt = performance.now()
    while (streams.size > 0 && !stopping.aborted) {
      try {
        if (await tellAll()) listener.wake()
        await listener.next(Math.max(0, beatAt + BEAT_MS - performance.now()))
        if (performance.now() - beatAt < BEAT_MS) continue
        beatAt = performance.now()
        await beat()
      } catch (error) {
        // They come back where they stopped, and are told what the matter is.
        context.logger.error(describeError(error), 'live streams are cut off')
        for (const { reader } of streams) reader.destroy()
        streams.clear()
      }
    }
    wake = null
    stopping.removeEventListener('abort', listener.end)
    listener.end()
    for (const { reader } of streams) reader.end()
  }

  /** @returns whether there is more to tell. */
  async function tellAll(): Promise<boolean> {
    let isMore = false
    if ([...streams].some(({ expiresAt }) => expiresAt <= clock())) await endWithSessions()
    const free = [...streams].filter(({ stalled }) => stalled === null)
    for (const [from, group] of Map.groupBy(free, (stream) => stream.from)) {
      const events = await log.page(from, EVENTS_PER_PAGE)
      const text = events.map(({ seq, json }) => `id: ${seq}\ndata: ${json}\n\n`).join('')
      const bytes = Buffer.from(text)
      const last = events.at(-1)?.seq ?? from
      isMore ||= events.length === EVENTS_PER_PAGE
      for (const stream of group) {
        stream.from = last
        const beside = stream.beside()
        speak(stream, beside === '' ? bytes : Buffer.from(text + beside))
      }
    }
    return isMore
  }

  async function beat(): Promise<void> {
    await endWithSessions()
    for (const stream of streams) {
      if (stream.stalled === null && performance.now() - stream.spokenAt >= HEARTBEAT_MS) {
        speak(stream, Buffer.from(': heartbeat\n\n'))
      }
    }
  }

  async function endWithSessions(): Promise<void> {
    const expiries = await sessions.expiries([...streams].map(({ token }) => token))
    for (const stream of streams) {
      const expiresAt = expiries.get(stream.token)
      if (expiresAt === undefined) stream.reader.end()
      else stream.expiresAt = expiresAt
    }
  }

  function speak(stream: Stream, bytes: Buffer): void {
    const { reader } = stream
    if (bytes.length === 0 || reader.writableEnded || reader.destroyed) return
    stream.spokenAt = performance.now()
    if (reader.write(bytes)) return
    stream.stalled = setTimeout(() => reader.destroy(), STALL_MS)
    reader.once('drain', () => {
      forgive(stream)
      wake?.()
    })
  }

  return {
    open: ({ beside = () => '', ...rest }) => {
      const stream: Stream = { ...rest, beside, spokenAt: performance.now(), stalled: null }
      const { reader } = stream
      if (reader.destroyed) return
      streams.add(stream)
      reader.once('close', () => {
        forgive(stream)
        streams.delete(stream)
      })
      speak(stream, Buffer.from(': live\n\n'))
      if (wake === null) void run()
      else wake()
    },
  }
}

function forgive(stream: Stream): void {
  if (stream.stalled !== null) clearTimeout(stream.stalled)
  stream.stalled = null
}
