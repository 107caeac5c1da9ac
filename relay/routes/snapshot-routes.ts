import { z } from 'zod'
import type { Log } from '../log/log.ts'
import { MAX_PICK } from '../log/read-log.ts'
import { answerOfType, textAnswer } from './describe.ts'
import { acceptsGzip, sendLines } from './ndjson.ts'
import type { RelayServer } from './server.ts'

const headersSchema = z.object({ 'accept-encoding': z.string().default('') })

/** What a new console needs before it goes live: design, "The two flows". */
export function snapshotRoutes(server: RelayServer, { log }: { log: Log }): void {
  server.get(
    '/snapshot',
    {
      schema: {
        summary: 'Open conversations and the organisation',
        headers: headersSchema,
        response: {
          200: answerOfType(
            'A line `{"logId","head","count","messages"}`, then so many events in order of `seq`, one a line',
            { 'application/x-ndjson': textAnswer },
          ),
        },
      },
    },
    async (request, reply) =>
      sendLines(reply, acceptsGzip(request.headers['accept-encoding']), snapshotLines(log)),
  )
}

/**
 * The header, then the events in order. Which ones is settled at once, and events never change
 * their place, so reading them at the reader's pace still gives one moment's picture.
 */
async function* snapshotLines(log: Log) {
  const head = await log.head()
  const seqs = await log.snapshot(head)
  const header = { logId: log.logId, head, count: seqs.length, messages: await log.messages() }
  yield `${JSON.stringify(header)}\n`
  for (let start = 0; start < seqs.length; start += MAX_PICK) {
    const events = await log.pick(seqs.slice(start, start + MAX_PICK))
    yield events.map(({ json }) => `${json}\n`).join('')
  }
}
