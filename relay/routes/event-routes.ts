import type { OutgoingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { wireEventSchema } from '../../shared/events.ts'
import { PRESENCE_EVENT } from '../../shared/presence.ts'
import { CLOCK_HEADER, eventsPageSchema, MAX_PAGE } from '../../shared/protocol.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Log } from '../log/log.ts'
import type { WireEvent } from '../log/read-log.ts'
import type { Metrics } from '../metrics.ts'
import type { PresenceBoard } from '../presence/board.ts'
import { signedInBy } from './authenticate.ts'
import { answerOfType, textAnswer } from './describe.ts'
import { createLiveStreams } from './live-stream.ts'
import { acceptsGzip, sendLines } from './ndjson.ts'
import type { RelayServer } from './server.ts'

export type EventContext = {
  readonly log: Log
  readonly sessions: Sessions
  readonly metrics: Metrics
  readonly board: PresenceBoard
  readonly clock: () => number
  /** Aborted when the relay stops: streams and long polls end. */
  readonly stopping: AbortSignal
}

/** Where a proxy buffers streams, a console asks again and again with `wait` (seconds). */
const MAX_WAIT_SECONDS = 25

const querySchema = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  /** More than a page holds counts as a page; NDJSON has no maximum. */
  limit: z.coerce.number().int().positive().optional(),
  wait: z.coerce.number().int().nonnegative().max(MAX_WAIT_SECONDS).default(0),
  /** The version of the presence that the console knows, 0 for none; absent: it wants none. */
  presence: z.coerce.number().int().nonnegative().optional(),
})

const headersSchema = z.object({
  accept: z.string().default('application/json'),
  'accept-encoding': z.string().default(''),
  'last-event-id': z.coerce.number().int().nonnegative().optional(),
})

const logAnswer = answerOfType(
  'A page; or every event up to the head, a JSON a line; or, for ever, `id: SEQ` and `data: EVENT`',
  {
    'application/json': eventsPageSchema.extend({ events: z.array(wireEventSchema) }),
    'application/x-ndjson': textAnswer,
    'text/event-stream': textAnswer,
  },
)

/** One route, three forms of the log by `Accept`: a JSON page, all of it as NDJSON, or live. */
export function eventRoutes(server: RelayServer, context: EventContext): void {
  const { log, sessions, metrics, board, clock, stopping } = context
  const { changes } = log
  const live = createLiveStreams({ log, changes, sessions, clock, logger: server.log, stopping })
  server.get(
    '/events',
    {
      schema: {
        summary: 'The log, in the form that `Accept` names',
        querystring: querySchema,
        headers: headersSchema,
        response: { 200: logAnswer },
      },
    },
    async (request, reply) => {
      const { after, limit, wait, presence } = request.query
      const { accept, 'accept-encoding': encoding, 'last-event-id': lastEventId } = request.headers
      if (accept.includes('text/event-stream')) {
        const { token, session } = signedInBy(request)
        metrics.streamOpened()
        reply.raw.once('close', metrics.streamClosed)
        reply.hijack()
        // What ends with its connection needs no chunks: an event is one write to the socket.
        reply.raw.removeHeader('transfer-encoding')
        reply.raw.writeHead(200, {
          ...(reply.getHeaders() as OutgoingHttpHeaders),
          [CLOCK_HEADER]: clock(),
          'content-type': 'text/event-stream',
          'cache-control': 'no-store, no-transform',
          // Proxies that know the word do not hold the stream back.
          'x-accel-buffering': 'no',
        })
        live.open({
          ...{ reader: reply.raw, token, expiresAt: session.expiresAt },
          from: lastEventId ?? after,
          ...(presence === undefined ? {} : { beside: presenceAsText(board, presence) }),
        })
        return
      }
      if (accept.includes('application/x-ndjson')) {
        return sendLines(reply, acceptsGzip(encoding), eventLines(log, after, limit))
      }
      const closed = new AbortController()
      reply.raw.once('close', () => closed.abort())
      const signal = AbortSignal.any([closed.signal, stopping])
      const hasNews = () => presence !== undefined && board.version() !== presence
      const count = Math.min(limit ?? MAX_PAGE, MAX_PAGE)
      const events = await waitForPage(log, { after, limit: count }, { wait, hasNews }, signal)
      const next = events.at(-1)?.seq ?? after
      const news = presence === undefined ? '' : JSON.stringify(board.news(presence))
      const beside = news === '' ? '' : `,"presence":${news}`
      const list = events.map(({ json }) => json).join(',')
      return reply
        .type('application/json')
        .send(`{"events":[${list}],"next":${next},"head":${await log.head()}${beside}}`)
    },
  )
}

/** What has changed since it was last asked, as a server-sent event that moves no cursor. */
function presenceAsText(board: PresenceBoard, since: number): () => string {
  let version = since
  return () => {
    if (version === board.version()) return ''
    const news = board.news(version)
    version = news.version
    return `event: ${PRESENCE_EVENT}\ndata: ${JSON.stringify(news)}\n\n`
  }
}

/** Listens before it looks, so that nothing written in between is missed. */
async function waitForPage(
  log: Log,
  { after, limit }: { after: number; limit: number },
  { wait, hasNews }: { wait: number; hasNews: () => boolean },
  signal: AbortSignal,
): Promise<WireEvent[]> {
  const listener = log.changes.listen()
  signal.addEventListener('abort', listener.end)
  const until = performance.now() + wait * 1000
  try {
    for (;;) {
      const events = await log.page(after, limit)
      const left = until - performance.now()
      if (events.length > 0 || left <= 0 || hasNews() || signal.aborted) return events
      await listener.next(left)
    }
  } finally {
    listener.end()
  }
}

const LINES_PER_CHUNK = 500

/** Everything up to the head of this moment. */
async function* eventLines(log: Log, after: number, limit = Number.POSITIVE_INFINITY) {
  const head = await log.head()
  let from = after
  let left = limit
  while (left > 0) {
    const events = await log.page(from, Math.min(LINES_PER_CHUNK, left), head)
    const last = events.at(-1)
    if (last === undefined) return
    yield events.map(({ json }) => `${json}\n`).join('')
    from = last.seq
    left -= events.length
  }
}
