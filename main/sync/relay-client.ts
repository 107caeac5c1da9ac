import { type AnyCommand, type CommandAnswer, heardAnswerSchema } from '../../shared/commands.ts'
import { type StoredFile, storedFileSchema } from '../../shared/domain/stored-file.ts'
import { auditPageSchema, type Reading, readingsResponseSchema } from '../../shared/duties/audit.ts'
import { erasureCountsSchema, erasureResponseSchema } from '../../shared/duties/erasure.ts'
import { reconciliationSchema } from '../../shared/duties/reconciliation.ts'
import {
  type ExportRequest,
  type importRequestSchema,
  importResponseSchema,
} from '../../shared/duties/subscribers.ts'
import * as z from '../../shared/late-zod.ts'
import type { PresenceReport } from '../../shared/presence.ts'
import {
  CLOCK_HEADER,
  errorResponseSchema,
  eventsPageSchema,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type SessionResponse,
  type SignInResponse,
  sessionResponseSchema,
  signInResponseSchema,
} from '../../shared/protocol.ts'
import { parseJson } from '../store/read-json-file.ts'
import { Watchdog, watched } from './watchdog.ts'

/** Electron's `net.fetch`, which obeys the system's proxy and certificates, or Node's own. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** How long the relay may take, in ms. */
export type Patience = {
  /** For a whole short answer, and for the head of a long one. */
  readonly answer: number
  /** Between two pieces of a long answer; twice the heartbeat of a live stream. */
  readonly silence: number
}

/** A worse link than this (32 KB a second) is as good as none. */
const SLOWEST_BYTES_PER_MS = 32

export const usualPatience: Patience = { answer: 15_000, silence: 30_000 }

/**
 * No answer, or none that helps. `status` is the relay's own word; 0 where none came, or somebody
 * else answered (a proxy, a captive portal), which `reached` tells apart.
 */
type Refused = { outcome: 'refused'; status: number; reached: boolean }
export type Answered<T> = { outcome: 'answered'; value: T } | Refused

type Asking = {
  method?: string
  token?: string | null
  body?: unknown
  /** Sent as they are, in place of a JSON body. */
  bytes?: { readonly type: string; readonly bytes: Uint8Array }
  accept?: string
  signal?: AbortSignal
}

export type RelayClientOptions = {
  readonly relayUrl: string
  readonly fetch: Fetch
  readonly clock: () => number
  /** Told the relay's clock with every quick answer. */
  readonly onClock: (asked: number, answered: number, relayClock: number) => void
  readonly patience?: Patience
}

/** It reads through every webhook that is kept, and writes the store anew. */
const ERASURE_PATIENCE_MS = 5 * 60_000

/** The relay's doors, one function each. Everything that comes back is parsed here. */
export type RelayClient = ReturnType<typeof createRelayClient>

export function createRelayClient(options: RelayClientOptions) {
  const { patience = usualPatience } = options

  /** @returns the head of the answer; null when the relay was not reached in time. */
  async function ask(path: string, asking: Asking): Promise<Response | null> {
    const { method = 'GET', token, body, bytes, accept = 'application/json', signal } = asking
    const headers: Record<string, string> = {
      accept,
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
    }
    if (token) headers['authorization'] = `Bearer ${token}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (bytes !== undefined) headers['content-type'] = bytes.type
    const asked = options.clock()
    try {
      const response = await options.fetch(`${options.relayUrl}${path}`, {
        method,
        headers,
        cache: 'no-store',
        redirect: 'error',
        credentials: 'omit',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(bytes === undefined ? {} : { body: new Uint8Array(bytes.bytes) }),
        ...(signal ? { signal } : {}),
      })
      const relayClock = Number(response.headers.get(CLOCK_HEADER) ?? Number.NaN)
      if (relayClock > 0) options.onClock(asked, options.clock(), relayClock)
      return response
    } catch {
      // Refused, reset, aborted, no such name, a bad certificate: all of them "not reached".
      return null
    }
  }

  async function askJson<T>(
    path: string,
    asking: Asking,
    schema: z.ZodType<T>,
    patienceMs = patience.answer,
  ): Promise<Answered<T>> {
    const timeout = AbortSignal.timeout(patienceMs)
    const signal = asking.signal ? AbortSignal.any([asking.signal, timeout]) : timeout
    const response = await ask(path, { ...asking, signal })
    if (response === null) return { outcome: 'refused', status: 0, reached: false }
    if (!response.ok) return refusalOf(response)
    const parsed = schema.safeParse(await bodyOf(response))
    return parsed.success
      ? { outcome: 'answered', value: parsed.data }
      : { outcome: 'refused', status: 0, reached: true }
  }

  /**
   * Opens a long answer. Its body ends with an error when `signal` is aborted, or when it is silent
   * for longer than the patience.
   */
  async function openBody(
    path: string,
    accept: string,
    token: string | null,
    signal: AbortSignal,
  ): Promise<Answered<AsyncIterable<Uint8Array>>> {
    const watchdog = new Watchdog(patience.answer)
    const response = await ask(path, {
      token,
      accept,
      signal: AbortSignal.any([signal, watchdog.signal]),
    })
    if (response?.ok && response.body) {
      return { outcome: 'answered', value: watched(response.body, watchdog, patience.silence) }
    }
    watchdog.stop()
    return response ? refusalOf(response) : { outcome: 'refused', status: 0, reached: false }
  }

  return {
    signIn(login: string, password: string): Promise<Answered<SignInResponse>> {
      const body = { login, password }
      return askJson('/v1/session', { method: 'POST', body }, signInResponseSchema)
    },

    session(token: string | null, signal?: AbortSignal): Promise<Answered<SessionResponse>> {
      return askJson('/v1/session', { token, ...(signal ? { signal } : {}) }, sessionResponseSchema)
    },

    /** Ends the session at the relay, if the relay can be told now. */
    async signOut(token: string): Promise<void> {
      const signal = AbortSignal.timeout(2000)
      const response = await ask('/v1/session', { method: 'DELETE', token, signal })
      await response?.body?.cancel().catch(() => {})
    },

    page(
      token: string | null,
      query: { after: number; limit: number; waitSeconds?: number; presenceVersion?: number },
      signal: AbortSignal,
    ): Promise<Answered<z.infer<typeof eventsPageSchema>>> {
      const { after, limit, waitSeconds = 0, presenceVersion } = query
      const wait = waitSeconds > 0 ? `&wait=${waitSeconds}` : ''
      const presence = presenceVersion === undefined ? '' : `&presence=${presenceVersion}`
      return askJson(
        `/v1/events?after=${after}&limit=${limit}${wait}${presence}`,
        { token, signal },
        eventsPageSchema,
        patience.answer + waitSeconds * 1000,
      )
    },

    /** All events after `after` up to the head, or `limit` of them; one JSON a line. */
    events(token: string | null, after: number, limit: number | null, signal: AbortSignal) {
      const bound = limit === null ? '' : `&limit=${limit}`
      return openBody(`/v1/events?after=${after}${bound}`, 'application/x-ndjson', token, signal)
    },

    snapshot(token: string | null, signal: AbortSignal) {
      return openBody('/v1/snapshot', 'application/x-ndjson', token, signal)
    },

    /** Events after `after` as they happen, and presence, with a heartbeat, for ever. */
    live(token: string | null, after: number, signal: AbortSignal) {
      return openBody(`/v1/events?after=${after}&presence=0`, 'text/event-stream', token, signal)
    },

    /** Says what the person does; nobody waits for the relay's word on it. */
    async presence(
      token: string | null,
      report: PresenceReport,
      signal: AbortSignal,
    ): Promise<void> {
      const timeout = AbortSignal.any([signal, AbortSignal.timeout(patience.answer)])
      const asking = { method: 'POST', token, body: report, signal: timeout }
      const response = await ask('/v1/presence', asking)
      await response?.body?.cancel().catch(() => {})
    },

    /** Whether she is given attendances that wait, from now on. */
    receiving(token: string | null, receiving: boolean): Promise<Answered<unknown>> {
      return askJson('/v1/receiving', { method: 'PUT', token, body: { receiving } }, z.object({}))
    },

    acknowledgeAlert(token: string | null, alertId: string): Promise<Answered<unknown>> {
      return askJson(
        `/v1/alerts/${alertId}/acknowledgement`,
        { method: 'POST', token },
        z.object({}),
      )
    },

    command(
      token: string | null,
      command: AnyCommand,
      signal: AbortSignal,
    ): Promise<Answered<CommandAnswer>> {
      const asking = { method: 'POST', token, body: command, signal }
      return askJson('/v1/commands', asking, heardAnswerSchema)
    },

    readings(token: string | null, readings: readonly Reading[], signal: AbortSignal) {
      const asking = { method: 'POST', token, body: { readings }, signal }
      return askJson('/v1/readings', asking, readingsResponseSchema)
    },

    audit(token: string | null, query: Readonly<Record<string, string | number | undefined>>) {
      const given = new URLSearchParams({ knows: 'exported' })
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) given.set(name, String(value))
      }
      return askJson(`/v1/audit?${given}`, { token }, auditPageSchema)
    },

    reconciliation(token: string | null) {
      return askJson('/v1/reconciliation', { token }, reconciliationSchema)
    },

    previewErasure(token: string | null, citizenId: string) {
      const path = `/v1/erasures/preview?citizenId=${citizenId}`
      return askJson(path, { token }, erasureCountsSchema, ERASURE_PATIENCE_MS)
    },

    eraseCitizen(token: string | null, citizenId: string) {
      const asking = { method: 'POST', token, body: { citizenId } }
      return askJson('/v1/erasures', asking, erasureResponseSchema, ERASURE_PATIENCE_MS)
    },

    importSubscribers(token: string | null, body: z.input<typeof importRequestSchema>) {
      return askJson(
        '/v1/subscribers/imports',
        { method: 'POST', token, body },
        importResponseSchema,
      )
    },

    /** Has it written down that data leave this console as a file. */
    noteExport(token: string | null, body: ExportRequest) {
      return askJson('/v1/subscribers/exports', { method: 'POST', token, body }, z.object({}))
    },

    withdrawSubscriber(token: string | null, citizenId: string) {
      const asking = { method: 'POST', token, body: { citizenId } }
      return askJson('/v1/subscribers/withdrawals', asking, z.object({}))
    },

    /** A stored file, or its thumbnail. @param path `SHA256` or `SHA256/thumbnail`. */
    media(token: string | null, path: string, signal: AbortSignal) {
      return openBody(`/v1/media/${path}`, '*/*', token, signal)
    },

    /** Gives the relay the bytes of a file that a reply will send. */
    upload(
      token: string | null,
      sha256: string,
      type: string,
      bytes: Uint8Array,
      signal: AbortSignal,
    ): Promise<Answered<StoredFile>> {
      const asking = { method: 'PUT', token, bytes: { type, bytes }, signal }
      const patienceMs = patience.answer + Math.ceil(bytes.length / SLOWEST_BYTES_PER_MS)
      return askJson(`/v1/media/${sha256}`, asking, storedFileSchema, patienceMs)
    },
  }
}

/** Only what has the shape of the relay's errors counts as its word. */
async function refusalOf(response: Response): Promise<Refused> {
  const isRelay = errorResponseSchema.safeParse(await bodyOf(response)).success
  return { outcome: 'refused', status: isRelay ? response.status : 0, reached: true }
}

/** The JSON of a body; `undefined` when it is none, or was cut off. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => null)
  return text === null ? undefined : parseJson(text)
}
