import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { WebhookBody } from './body.ts'

/** How the receiver took a webhook: its HTTP status, or none in time or at all. */
export type PostOutcome = number | 'no-answer'

/**
 * The way out to the receiver. Its sockets are its own, so that `close` ends all of them at once;
 * redirects are not followed, and the body of the answer is not read.
 */
export class Courier {
  readonly #plain = new PlainAgent({ keepAlive: true })
  readonly #secure = new SecureAgent({ keepAlive: true })
  readonly #closing = new AbortController()

  post(url: string, body: WebhookBody, timeoutMs: number): Promise<PostOutcome> {
    const secure = url.startsWith('https:')
    const options = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': body.bytes.length,
        'user-agent': 'facebookexternalua',
        ...body.voucher,
      },
      signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(timeoutMs)]),
    }
    return new Promise((resolve) => {
      const request = secure
        ? secureRequest(url, { ...options, agent: this.#secure })
        : plainRequest(url, { ...options, agent: this.#plain })
      // Refused, reset, too late or aborted: to Meta all of these are "not acknowledged".
      request.on('error', () => resolve('no-answer'))
      request.on('response', (response) => {
        response.resume()
        response.on('error', () => resolve('no-answer'))
        resolve(response.statusCode ?? 'no-answer')
      })
      request.end(body.bytes)
    })
  }

  close(): void {
    this.#closing.abort()
    this.#plain.destroy()
    this.#secure.destroy()
  }
}
