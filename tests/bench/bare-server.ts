import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SIMULATED } from '../support/start-simulator.ts'

/**
 * What the relay's road from webhook to consoles cannot be quicker than: checks and parses, keeps
 * nothing, and writes what came to every live connection in one loop.
 */
const live = new Set<ServerResponse>()
let seq = 0

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': live\n\n')
    live.add(response)
    request.once('close', () => live.delete(response))
    return
  }
  const body = await buffer(request)
  const wanted = createHmac('sha256', SIMULATED.appSecret).update(body).digest('hex')
  const given = String(request.headers['x-hub-signature-256'])
  const isSigned = timingSafeEqual(Buffer.from(given), Buffer.from(`sha256=${wanted}`))
  if (!isSigned) return void response.writeHead(401).end()
  const webhook = JSON.parse(body.toString('utf8')) as Webhook
  response.writeHead(200).end()
  const message = webhook.entry[0]?.changes[0]?.value.messages[0]
  seq += 1
  const text = `id: ${seq}\ndata: ${JSON.stringify({ seq, ...message })}\n\n`
  for (const each of live) each.write(text)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.on('disconnect', () => process.exit(0))
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })

type Webhook = { entry: { changes: { value: { messages: object[] } }[] }[] }
