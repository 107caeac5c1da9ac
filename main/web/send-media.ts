import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Console } from '../console.ts'
import { commonHeaders } from './headers.ts'

/** `/media/…` of the loopback host: the console's own answer, under the headers of all others. */
export async function sendMedia(
  console: Console,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await console.answerMedia(asRequest(request))
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...commonHeaders })
  response.end(new Uint8Array(await answer.arrayBuffer()))
}

function asRequest(request: IncomingMessage): Request {
  const { method = 'GET', url = '', headers } = request
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const address = new URL(url, 'http://127.0.0.1')
  if (method !== 'POST') return new Request(address, { method, headers: given })
  const body = Readable.toWeb(request) as ReadableStream
  const init = { method, headers: given, body, duplex: 'half' as const }
  return new Request(address, init)
}
