import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Check, CheckCode, CheckName, Diagnosis, Verdict } from '../../shared/ipc/diagnosis.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../shared/protocol.ts'
import type { Fetch, RelayClient } from '../sync/relay-client.ts'

/** Below this a first replication and its files may not fit (bytes). */
const LITTLE_SPACE = 1024 * 1024 * 1024

/** How long the first bytes of a stream may take, which the relay sends at once (ms). */
const FIRST_BYTES_MS = 6_000

/** To any answer at all, however slow the way (ms). */
const ANSWER_MS = 10_000

export type DiagnosisOptions = {
  readonly relayUrl: string | null
  readonly dataDir: string
  /** The host's own, so that the proxy and the certificates are those of the work. */
  readonly fetch: Fetch
  readonly client: RelayClient | null
  readonly token: string | null
  readonly status: ConsoleStatus
  readonly resolve?: (host: string) => Promise<unknown>
}

/** Each step of the way to the relay, and the disk, tested one by one. */
export async function diagnose(options: DiagnosisOptions): Promise<Diagnosis> {
  const reach = await tryToReach(options)
  const checks = [
    await checkName(options, reach),
    checkProxy(reach),
    checkTls(options, reach),
    await checkSignIn(options, reach),
    await checkStream(options, reach),
    checkDisk(options),
  ]
  return { checks, report: reportOf(checks, options) }
}

/** `relay`: it answered itself. `other`: somebody else did. Else why nobody was reached. */
type Reach = 'relay' | 'other' | 'name' | 'proxy' | 'certificate' | 'connection' | 'no-address'

async function tryToReach({ relayUrl, fetch, client }: DiagnosisOptions): Promise<Reach> {
  if (relayUrl === null || client === null) return 'no-address'
  try {
    const response = await fetch(`${relayUrl}/v1/session`, {
      ...{ cache: 'no-store', redirect: 'error', credentials: 'omit' },
      headers: { accept: 'application/json', [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) },
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    await response.body?.cancel()
  } catch (error) {
    return failureOf(error)
  }
  const answer = await client.session(null)
  return answer.outcome === 'refused' && answer.status > 0 ? 'relay' : 'other'
}

/** By the codes of Node (`cause.code`) and of Chromium (`net::ERR_…` in the message). */
function failureOf(error: unknown): Reach {
  const texts: string[] = []
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    texts.push(each.message, 'code' in each ? String(each.code) : '')
  }
  const all = texts.join(' ').toUpperCase()
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(all)) return 'certificate'
  if (/PROXY|TUNNEL/.test(all)) return 'proxy'
  return /ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/.test(all) ? 'name' : 'connection'
}

async function checkName(
  { relayUrl, resolve = lookup }: DiagnosisOptions,
  reach: Reach,
): Promise<Check> {
  if (relayUrl === null) return check('name', 'bad', 'no-address')
  const host = new URL(relayUrl).hostname.replace(/^\[|\]$/g, '')
  const isFound = await resolve(host).then(
    () => true,
    () => false,
  )
  if (isFound) return check('name', 'good', 'found')
  // Behind a proxy it is often the proxy alone that knows names.
  return reach === 'relay'
    ? check('name', 'good', 'left-to-proxy')
    : check('name', 'bad', 'no-such-name')
}

function checkProxy(reach: Reach): Check {
  switch (reach) {
    case 'relay':
    case 'certificate':
      return check('proxy', 'good', 'reached')
    case 'other':
      return check('proxy', 'bad', 'intercepted')
    case 'proxy':
      return check('proxy', 'bad', 'proxy-failed')
    case 'connection':
      return check('proxy', 'bad', 'unreachable')
    default:
      return check('proxy', 'skipped', 'not-tried')
  }
}

function checkTls({ relayUrl }: DiagnosisOptions, reach: Reach): Check {
  if (reach === 'certificate') return check('tls', 'bad', 'certificate')
  if (reach !== 'relay') return check('tls', 'skipped', 'not-tried')
  return relayUrl?.startsWith('https:')
    ? check('tls', 'good', 'encrypted')
    : check('tls', 'look', 'plain')
}

async function checkSignIn({ client, token }: DiagnosisOptions, reach: Reach): Promise<Check> {
  if (reach !== 'relay' || client === null) return check('sign-in', 'skipped', 'not-tried')
  const answer = await client.session(token)
  if (answer.outcome === 'answered') return check('sign-in', 'good', 'accepted')
  if (answer.status === 426) return check('sign-in', 'bad', 'other-version')
  if (answer.status !== 401) return check('sign-in', 'skipped', 'not-tried')
  return token === null ? check('sign-in', 'good', 'waits') : check('sign-in', 'bad', 'expired')
}

async function checkStream({ client, token }: DiagnosisOptions, reach: Reach): Promise<Check> {
  if (reach !== 'relay' || client === null || token === null) {
    return check('stream', 'skipped', 'not-tried')
  }
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), FIRST_BYTES_MS)
  try {
    const answer = await client.live(token, Number.MAX_SAFE_INTEGER, ending.signal)
    if (answer.outcome === 'refused') return check('stream', 'look', 'held-back')
    for await (const _ of answer.value) return check('stream', 'good', 'flows')
    return check('stream', 'look', 'held-back')
  } catch {
    // Cut off or kept back on the way: the console then asks page by page.
    return check('stream', 'look', 'held-back')
  } finally {
    clearTimeout(timer)
    ending.abort()
  }
}

function checkDisk({ dataDir }: DiagnosisOptions): Check {
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!keepsWhatIsWritten(dataDir)) return check('disk', 'bad', 'not-writable')
    const { bavail, bsize } = statfsSync(dataDir)
    return bavail * bsize < LITTLE_SPACE
      ? check('disk', 'look', 'nearly-full')
      : check('disk', 'good', 'writable')
  } catch {
    return check('disk', 'bad', 'not-writable')
  }
}

/** @throws when the disk refuses. */
function keepsWhatIsWritten(dataDir: string): boolean {
  const probe = join(dataDir, `probe-${randomUUID()}`)
  const bytes = Buffer.alloc(64 * 1024, 7)
  const file = openSync(probe, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
    return readFileSync(probe).equals(bytes)
  } finally {
    closeSync(file)
    rmSync(probe, { force: true })
  }
}

function check(name: CheckName, verdict: Verdict, code: CheckCode): Check {
  return { name, verdict, code }
}

/** Only codes and numbers come in: neither the folder (a person's name) nor the PC's name does. */
function reportOf(checks: readonly Check[], { relayUrl, status }: DiagnosisOptions): string {
  const { sync, outbox, clockOffset, session } = status
  const lines = [
    ['protocol', PROTOCOL_VERSION],
    ['system', `${process.platform} ${process.arch}`],
    ['relay', relayUrl === null ? 'none' : new URL(relayUrl).protocol.replace(':', '')],
    ...checks.map(({ name, verdict, code }) => [name, `${verdict} (${code})`]),
    ['session', session.state],
    ['sync', `${sync.state} ${sync.problem ?? ''}`.trim()],
    ['heard', sync.heardAt === null ? 'never' : new Date(sync.heardAt).toISOString()],
    ['history', sync.history === null ? 'complete' : `${sync.history.done}/${sync.history.total}`],
    ['outbox', `${outbox.waiting} waiting, ${outbox.refused} refused`],
    ['clock', `${Math.round(clockOffset / 1000)} s`],
  ]
  return ['Balcão', ...lines.map(([name, value]) => `${name}: ${value}`), ''].join('\n')
}
