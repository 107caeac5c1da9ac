import * as http from 'node:http'
import * as https from 'node:https'

/** What came of a call, told apart by whether WhatsApp can have read it. */
export type GraphAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string }
  /** The connection was never made: certainly nothing arrived. */
  | { readonly outcome: 'not-sent'; readonly code: string }
  /** The connection stood, and no whole answer came: the request may have arrived. */
  | { readonly outcome: 'lost'; readonly cause: 'timeout' | 'unreadable-answer' }

export type GraphCall = {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  /** Say who asks. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly connectTimeoutMs: number
  readonly answerTimeoutMs: number
  readonly signal?: AbortSignal
}

const MAX_ANSWER_BYTES = 256 * 1024

/**
 * One call to the Graph API on a connection of its own: a kept-alive one that the other side closes
 * at the wrong moment would leave a reply's fate unknown for nothing. `node:https` and not `fetch`,
 * because only the socket's events say for certain whether the connection ever stood.
 */
export function graphRequest(call: GraphCall): Promise<GraphAnswer> {
  const { promise, resolve } = Promise.withResolvers<GraphAnswer>()
  const isSecure = call.url.protocol === 'https:'
  let isConnected = false

  const request = (isSecure ? https : http).request(call.url, {
    method: call.method,
    ...(call.signal ? { signal: call.signal } : {}),
    headers: {
      ...call.headers,
      'user-agent': 'Balcao-relay',
      accept: 'application/json',
      connection: 'close',
      ...(call.body === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(call.body),
          }),
    },
  })

  const settle = (answer: GraphAnswer) => {
    clearTimeout(limit)
    resolve(answer)
    request.destroy()
  }
  const broken = (cause: 'timeout' | 'unreadable-answer', code: string) =>
    settle(isConnected ? { outcome: 'lost', cause } : { outcome: 'not-sent', code })
  let limit = setTimeout(() => broken('timeout', 'CONNECT_TIMEOUT'), call.connectTimeoutMs)

  const connected = () => {
    isConnected = true
    clearTimeout(limit)
    limit = setTimeout(() => broken('timeout', 'ANSWER_TIMEOUT'), call.answerTimeoutMs)
  }
  request.on('socket', (socket) => {
    if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', connected)
    else connected()
  })
  request.on('error', (error) => {
    broken('unreadable-answer', 'code' in error ? String(error.code) : error.name)
  })
  request.on('response', (response) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > MAX_ANSWER_BYTES) broken('unreadable-answer', 'ANSWER_TOO_LARGE')
    })
    response.on('error', () => broken('unreadable-answer', 'ANSWER_BROKEN'))
    response.on('aborted', () => broken('unreadable-answer', 'ANSWER_BROKEN'))
    response.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      settle({ outcome: 'answered', status: response.statusCode ?? 0, body })
    })
  })
  request.end(call.body)
  return promise
}
