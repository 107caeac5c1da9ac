import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { lastingPort } from './lasting-port.ts'

/** What a call asked for, as far as tests look at it. */
export type GraphRequest = {
  to?: string
  recipient?: string
  context?: { message_id: string }
  biz_opaque_callback_data: string
  text: { body: string }
}

/** How the stub answers one call: with an error code, in an odd way, or as Meta does ('accept'). */
export type GraphBehaviour =
  | 'accept'
  | { status: number; code: number; transient?: boolean }
  | ((response: ServerResponse) => void)

export type StubGraph = Awaited<ReturnType<typeof startStubGraph>>

/**
 * A Graph endpoint (on a port of its own by default) whose odd answers a test spells out. `behaviours` are used up in turn; then
 * everything is accepted, with ids `wamid.OUT1`, `wamid.OUT2` …
 */
export async function startStubGraph(wantedPort?: number) {
  const calls: GraphRequest[] = []
  const behaviours: GraphBehaviour[] = []
  let accepted = 0
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const isKnown = request.headers.authorization === 'Bearer token-de-teste'
      response.writeHead(isKnown ? 200 : 401).end('{}')
      return
    }
    calls.push((await json(request)) as GraphRequest)
    const behaviour = behaviours.shift() ?? 'accept'
    if (typeof behaviour === 'function') return behaviour(response)
    if (behaviour === 'accept') {
      accepted += 1
      return sendJson(response, 200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: '+55', wa_id: '55' }],
        messages: [{ id: `wamid.OUT${accepted}` }],
      })
    }
    const { status, code, transient } = behaviour
    sendJson(response, status, {
      error: { message: 'no', type: 'OAuthException', code, is_transient: transient },
    })
  })
  const port = wantedPort ?? (await lastingPort())
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    apiUrl: `http://127.0.0.1:${port}/v26.0`,
    port,
    calls,
    /** Answers of the next calls, in turn. */
    answer: (...next: GraphBehaviour[]) => behaviours.push(...next),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
