import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may speak to the loopback host. Any page in the browser can reach 127.0.0.1, and a name that
 * it owns may point there (DNS rebinding): so the Host has to be ours, and the Origin of a POST.
 */
export type Gate = {
  readonly isOurHost: (request: IncomingMessage) => boolean
  /** Absent on what does not come from a page: the token decides about that. */
  readonly isOurOrigin: (request: IncomingMessage) => boolean
  readonly hasToken: (request: IncomingMessage) => boolean
}

export function createGate(port: number, token: string): Gate {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const origins = hosts.map((host) => `http://${host}`)
  const expected = Buffer.from(`Bearer ${token}`)
  return {
    isOurHost: ({ headers }) => hosts.includes(headers.host ?? ''),
    isOurOrigin: ({ headers }) => headers.origin === undefined || origins.includes(headers.origin),
    hasToken({ headers }) {
      const given = Buffer.from(headers.authorization ?? '')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
