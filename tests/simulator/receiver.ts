import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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
export async function startReceiver(port = 0) {
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
  server.listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const actualPort = portOf(server)
  const changes = () => received.flatMap(({ bytes }) => changesOf(bytes))
  return {
    url: `http://127.0.0.1:${actualPort}/webhooks/whatsapp`,
    port: actualPort,
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

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
