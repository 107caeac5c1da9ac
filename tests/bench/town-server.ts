import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { conversationOf, type LogEvent } from '../../shared/events.ts'
import { CLOCK_HEADER } from '../../shared/protocol.ts'
import { snapshotOf } from '../support/sample-log.ts'
import { townId, townLog } from './town-log.ts'

/**
 * The relay's doors over the log of an invented town, made once and then held in memory, in a
 * process of its own: what is measured against it is the console. `node town-server.ts MESSAGES`.
 */
const events = [...townLog(Number(process.argv[2]))]
const lines = events.map((event) => JSON.stringify(event))
const snapshot = snapshotOf(events, statesOf(events).values()).map(({ seq }) => lines[seq - 1])
const logId = randomUUID()
const session = {
  expiresAt: Number.MAX_SAFE_INTEGER,
  account: { agentId: townId('a', 0), login: 'bruno', name: 'Agente 0', roles: ['agent'] },
  organisation: {
    name: 'Cidade Inventada',
    shortName: 'Cidade',
    timeZone: 'America/Araguaina',
    reopenWithinMinutes: 60,
  },
  logId,
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const accept = request.headers.accept ?? ''
  response.setHeader(CLOCK_HEADER, String(Date.now()))
  if (pathname === '/v1/session') return json(response, { token: 'token', ...session })
  if (pathname === '/v1/snapshot') {
    const header = JSON.stringify({ logId, head: lines.length, count: snapshot.length })
    return body(response, [header, ...snapshot])
  }
  if (accept === 'text/event-stream') {
    response.writeHead(200, { 'content-type': accept })
    return response.write(':\n\n')
  }
  const after = Number(searchParams.get('after'))
  const limit = Number(searchParams.get('limit') ?? lines.length)
  const part = lines.slice(after, after + limit)
  if (accept === 'application/x-ndjson') return body(response, part)
  const next = Math.min(after + limit, lines.length)
  response.setHeader('content-type', 'application/json')
  return response.end(`{"events":[${part.join(',')}],"next":${next},"head":${lines.length}}`)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}`, events: lines.length })
})
process.on('disconnect', () => process.exit(0))

function json(response: ServerResponse, value: unknown) {
  response.setHeader('content-type', 'application/json')
  return response.end(JSON.stringify(value))
}

/** At the reader's pace. */
async function body(response: ServerResponse, part: readonly (string | undefined)[]) {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  for (let start = 0; start < part.length; start += 500) {
    const chunk = `${part.slice(start, start + 500).join('\n')}\n`
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve))
    if (response.destroyed) return
  }
  response.end()
}

function statesOf(log: readonly LogEvent[]): Map<string, Conversation> {
  const states = new Map<string, Conversation>()
  for (const event of log) {
    const conversationId = conversationOf(event)
    if (conversationId === null) continue
    const state = evolve(states.get(conversationId) ?? null, event)
    if (state) states.set(conversationId, state)
  }
  return states
}
