import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CommandAnswer, commandSchema, isOfficeCommand } from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { conversationOf, type EventBody, type LogEvent } from '../../shared/events.ts'
import { type Account, CLOCK_HEADER } from '../../shared/protocol.ts'

const HEARTBEAT_MS = 10_000

export type QuietRelay = {
  readonly url: string
  /** What is in the log already, of which the console has all. */
  readonly startAt: (head: number) => void
  /** Something happens; conversations that began here can be answered. */
  readonly tell: (...bodies: EventBody[]) => void
  readonly stop: () => void
}

/** A relay with one console whose replica has all of its log; nothing happens but what it is told. */
export async function startQuietRelay(logId: string, account: Account): Promise<QuietRelay> {
  const signedIn = { token: 'token', expiresAt: Number.MAX_SAFE_INTEGER, logId, account }
  const streams = new Set<ServerResponse>()
  const states = new Map<string, Conversation>()
  let head = 0

  function tell(...bodies: EventBody[]): void {
    for (const body of bodies) {
      head += 1
      const event: LogEvent = { seq: head, at: Date.now(), ...body }
      const conversationId = conversationOf(event)
      const state = conversationId && evolve(states.get(conversationId) ?? null, event)
      if (state) states.set(state.conversationId, state)
      const text = `id: ${head}\ndata: ${JSON.stringify(event)}\n\n`
      for (const stream of streams) stream.write(text)
    }
  }

  /** What the relay would say, by the function that it decides with. */
  function answer(body: unknown): CommandAnswer {
    const command = commandSchema.parse(body)
    if (isOfficeCommand(command)) throw new Error('Nobody asks for that here.')
    const { commandId, conversationId } = command
    const decision = decide(states.get(conversationId) ?? null, command, {
      actor: account,
      now: Date.now(),
      findAgent: (): Agent => ({ ...account, disabled: false }),
    })
    if ('refused' in decision) return { outcome: 'refused', commandId, refusal: decision.refused }
    tell(...decision.accepted)
    return { outcome: 'accepted', commandId, seq: head }
  }

  function follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':\n\n')
    const heart = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
    streams.add(response)
    response.once('close', () => {
      clearInterval(heart)
      streams.delete(response)
    })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = request.method === 'POST' ? await readBody(request) : null
    response.setHeader(CLOCK_HEADER, String(Date.now()))
    if (request.headers.accept === 'text/event-stream') return follow(response)
    response.setHeader('content-type', 'application/json')
    switch (pathname) {
      case '/v1/session':
        return response.end(JSON.stringify({ ...signedIn, organisation }))
      case '/v1/events':
        return response.end(JSON.stringify({ events: [], next: head, head }))
      case '/v1/commands':
        return response.end(JSON.stringify(answer(body)))
      case '/v1/readings':
        return response.end('{"kept":0}')
      default:
        return response.writeHead(204).end()
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${error}\n`)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    startAt(place) {
      head = place
    },
    tell,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? null : JSON.parse(text)
}

const organisation = {
  name: 'Cidade Inventada',
  shortName: 'Cidade',
  timeZone: 'America/Araguaina',
  reopenWithinMinutes: 60,
}
