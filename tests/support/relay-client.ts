import { createHmac } from 'node:crypto'
import { type AnyCommand, type CommandAnswer, commandAnswerSchema } from '../../shared/commands.ts'
import { type EventBody, type LogEvent, parseEvent } from '../../shared/events.ts'
import {
  eventsPageSchema,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type SignInResponse,
  signInResponseSchema,
} from '../../shared/protocol.ts'
import { PASSWORD } from './relay-accounts.ts'
import { SIMULATED } from './start-simulator.ts'
import { until } from './wait.ts'

type QuarantineEntry = {
  id: number
  receivedAt: number
  reason: string
  path: string
  bodyBase64: string
}

/** A relay's doors, as WhatsApp and consoles use them: over HTTP. */
export type RelayClient = ReturnType<typeof relayClient>

/** One who has signed in. */
export type SignedInClient = Awaited<ReturnType<RelayClient['signIn']>>

export function relayClient(url: string) {
  return {
    url,
    /**
     * Posts a webhook with a right signature, and answers the response. Bytes and texts go as they
     * are; anything else goes as Meta writes JSON (`\u00e3`, `\/`).
     */
    postWebhook: (body: unknown, { secret = SIMULATED.appSecret }: { secret?: string } = {}) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(asMetaWrites(body))
      return fetch(`${url}/webhooks/whatsapp`, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) },
      })
    },
    /** @throws when the relay does not let this account in. */
    signIn: async (login: string, password: string = PASSWORD) => {
      const response = await postJson(`${url}/v1/session`, { login, password })
      if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
      return signedInClient(url, signInResponseSchema.parse(await response.json()))
    },
    /** Goes on with a session that another life of this relay gave. */
    resume: (session: SignInResponse) => signedInClient(url, session),
  }
}

function signedInClient(url: string, session: SignInResponse) {
  const authorization = `Bearer ${session.token}`
  /** A request as this account; the answer whatever its status. */
  const request = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...headers, authorization, ...init.headers } })
  const json = async (path: string): Promise<unknown> => {
    const response = await request(path)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const page = async (after = 0, limit = 1000) => {
    const answer = eventsPageSchema.parse(await json(`/v1/events?after=${after}&limit=${limit}`))
    return { ...answer, events: answer.events.map(readEvent) }
  }
  /** The whole log, or only its events of one type. */
  const events = async <Type extends EventBody['type']>(type?: Type) => {
    const all: LogEvent[] = []
    for (let after = 0; ; ) {
      const { events: some, next, head } = await page(after)
      all.push(...some)
      if (next >= head || some.length === 0) break
      after = next
    }
    return all.filter((event) => type === undefined || event.type === type) as (LogEvent & {
      type: Type
    })[]
  }
  return {
    ...session,
    request,
    page,
    events,
    /** Waits until the log holds `count` events of a type, and answers them. */
    untilEvents: <Type extends EventBody['type']>(type: Type, count: number, limitMs?: number) =>
      until(
        `the log holds ${count} ${type}`,
        async () => {
          const found = await events(type)
          return found.length >= count && found
        },
        limitMs,
      ),
    command: async (command: AnyCommand): Promise<CommandAnswer> => {
      const response = await postJson(`${url}/v1/commands`, command, { authorization })
      if (!response.ok) throw new Error(`command: ${response.status} ${await response.text()}`)
      return commandAnswerSchema.parse(await response.json())
    },
    /** The command's raw answer, whatever its status. */
    postCommand: (body: unknown) => postJson(`${url}/v1/commands`, body, { authorization }),
    quarantine: async () =>
      ((await json('/v1/quarantine')) as { entries: QuarantineEntry[] }).entries,
  }
}

const headers = {
  'content-type': 'application/json',
  [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
}

function postJson(url: string, body: unknown, more: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers, ...more },
  })
}

function readEvent(value: unknown): LogEvent {
  const parsed = parseEvent(value)
  if (!parsed.known) throw new Error(`The relay wrote an event of a strange type.`)
  return parsed.event
}

/** JSON with every character beyond ASCII escaped in lower case, and slashes too. */
export function asMetaWrites(body: unknown): string {
  if (typeof body === 'string') return body
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uffff]/g, (unit) => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
}

export function sign(bytes: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`
}
