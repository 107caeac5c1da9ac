import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { lastingPort } from '../support/lasting-port.ts'
import { until } from '../support/wait.ts'

/** One POST as it arrived. */
type Received = { bytes: string; signature: string | undefined; at: number }

type Change = {
  field: string
  value: {
    contacts?: Record<string, unknown>[]
    messages?: (Record<string, unknown> & { image?: { id: string; url: string } })[]
    statuses?: Record<string, unknown>[]
  }
}

/** The business's end of the webhooks: keeps every body, and answers as it is told to. */
export async function startReceiver(wantedPort?: number) {
  const received: Received[] = []
  /** Answers of the next POSTs in turn, then 200; `never` leaves the sender waiting. */
  const answers: (number | 'never')[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = request.headers['x-hub-signature-256']
      received.push({
        bytes: Buffer.concat(chunks).toString('latin1'),
        signature: typeof signature === 'string' ? signature : undefined,
        at: performance.now(),
      })
      const answer = answers.shift() ?? 200
      if (answer !== 'never') response.writeHead(answer).end()
    })
  })
  const port = wantedPort ?? (await lastingPort())
  server.listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const changes = () => received.flatMap(({ bytes }) => changesOf(bytes))
  return {
    url: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    port,
    received,
    answers,
    changes,
    messages: () => changes().flatMap(({ value }) => value.messages ?? []),
    /** The photo of the first message that has one. */
    photo: () => {
      const found = changes().flatMap(({ value }) => value.messages ?? [])
      const photo = found.find(({ image }) => image !== undefined)?.image
      if (photo === undefined) throw new Error('no photo has arrived')
      return photo
    },
    statuses: () => changes().flatMap(({ value }) => value.statuses ?? []),
    contacts: () => changes().flatMap(({ value }) => value.contacts ?? []),
    /** Waits for so many POSTs. */
    gets: (count: number) => until(`${count} webhooks arrived`, () => received.length >= count),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What Meta's header must say about these bytes. */
export function signatureOf(bytes: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(bytes, 'latin1').digest('hex')}`
}

function changesOf(bytes: string): Change[] {
  const body: { entry: { changes: Change[] }[] } = JSON.parse(bytes)
  return body.entry.flatMap((entry) => entry.changes)
}
