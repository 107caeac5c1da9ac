import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { GraphRequest } from '../support/stub-graph.ts'

/** A reply that WhatsApp has taken. `messageId`: ours, which WhatsApp gives back in statuses. */
export type Taken = { readonly messageId: string; readonly whatsappId: string }

/**
 * WhatsApp, which takes every reply. `onCall` is awaited between the call and its answer; what it
 * does there (such as killing the caller) does not change that the reply was taken.
 */
export async function startGraph(onCall: (taken: Taken) => Promise<void> | void) {
  const taken: Taken[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end('{}')
      return
    }
    const { biz_opaque_callback_data: messageId } = (await json(request)) as GraphRequest
    const reply = { messageId, whatsappId: `wamid.OUT${taken.length + 1}==` }
    taken.push(reply)
    await onCall(reply)
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ messages: [{ id: reply.whatsappId }] }))
  })
  server.on('clientError', (_, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0`,
    /** In the order in which they came. */
    taken: taken as readonly Taken[],
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
