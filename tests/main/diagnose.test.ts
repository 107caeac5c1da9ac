import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diagnose } from '../../main/session/diagnose.ts'
import { createRelayClient, type Fetch } from '../../main/sync/relay-client.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'

let relay: FakeRelay
let folder: string

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  folder = mkdtempSync(join(tmpdir(), 'balcao-diagnose-'))
})

afterEach(async () => {
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a desk at work: all is well, and that it is not encrypted is said', async () => {
  const console = await startConsole({ relayUrl: relay.url, login: 'ana' })
  await console.waitUntilConnected()
  const { checks } = await console.call('diagnose', {})
  expect(Object.fromEntries(checks.map(({ name, code }) => [name, code]))).toMatchObject({
    ...{ name: 'found', proxy: 'reached', tls: 'plain', 'sign-in': 'accepted', stream: 'flows' },
  })
  await console.stop()
})

test('signed out, and without any relay, it says what it can', async () => {
  const console = await startConsole({ relayUrl: relay.url })
  expect(await codes(console.call('diagnose', {}))).toMatchObject({ 'sign-in': 'waits' })
  await relay.stop()
  expect(await codes(console.call('diagnose', {}))).toMatchObject({
    ...{ proxy: 'unreachable', tls: 'not-tried', 'sign-in': 'not-tried', stream: 'not-tried' },
  })
  await console.stop()
})

test.each([
  ['CERT_HAS_EXPIRED', { proxy: 'reached', tls: 'certificate' }],
  ['net::ERR_CERT_AUTHORITY_INVALID', { tls: 'certificate' }],
  ['net::ERR_PROXY_CONNECTION_FAILED', { proxy: 'proxy-failed', tls: 'not-tried' }],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', { proxy: 'proxy-failed' }],
  ['ECONNREFUSED', { proxy: 'unreachable' }],
])('%s is told apart', async (message, expected) => {
  const failing: Fetch = () =>
    Promise.reject(new TypeError('fetch failed', { cause: Error(message) }))
  expect(await codes(examine(failing))).toMatchObject(expected)
})

test('a page that answers in place of the relay, another version, an unknown name', async () => {
  const portal: Fetch = async () => new Response('<html>Wi-Fi</html>', { status: 200 })
  expect(await codes(examine(portal))).toMatchObject({ proxy: 'intercepted' })
  relay.faults.otherProtocol = true
  expect(await codes(examine(fetch))).toMatchObject({
    proxy: 'reached',
    'sign-in': 'other-version',
  })
  const nobody = () => Promise.reject(new Error('ENOTFOUND'))
  const away: Fetch = () => Promise.reject(new Error('ENOTFOUND'))
  expect(await codes(examine(away, nobody))).toMatchObject({ name: 'no-such-name' })
  expect(await codes(examine(fetch, nobody))).toMatchObject({ name: 'left-to-proxy' })
})

test('a folder that cannot be written is told', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(await codes(examine(fetch, undefined, file))).toMatchObject({ disk: 'not-writable' })
})

test('ten planted identities are not in the report', async () => {
  const sample = new SampleLog()
  sample.now = Date.now() - 60_000
  sample.receive(1, 'palavraplantada')
  sample.append({
    type: 'citizen-identified',
    citizenId: sampleId('d', 1),
    content: {
      ...{ profileName: 'Rosa Plantada', username: null, phone: '5563999990071', userId: null },
    },
  })
  relay.append(...sample.events.slice(sampleAccounts.length))
  const dataDir = join(folder, 'home-of-joana-plantada')
  const console = await startConsole({ relayUrl: relay.url, dataDir, login: 'ana' })
  await console.waitUntilConnected()
  await console.call('save-draft', { conversationId: sampleId('c', 1), text: 'rascunhoplantado' })
  const { report } = await console.call('diagnose', {})
  const { account } = sessionOf(await console.call('get-status', {}))
  const planted = [
    ...['Rosa Plantada', 'Rosa', '5563999990071', 'palavraplantada', 'rascunhoplantado'],
    ...[`${account?.login}\n`, account?.agentId, account?.name, 'senha', 'joana-plantada'],
    ...[dataDir, hostname(), userInfo().username, sampleId('c', 1), relay.token()],
  ].filter((identity) => identity !== undefined && identity !== '')
  expect(planted.length).toBeGreaterThanOrEqual(10)
  expect(report).toContain('stream: good (flows)')
  for (const identity of planted) expect(report).not.toContain(identity)
  await console.stop()
})

function sessionOf({ session }: ConsoleStatus) {
  return { account: session.state === 'signed-in' ? session.account : null }
}

const status: ConsoleStatus = {
  ...{ revision: 1, relayUrl: null, relayFixed: true, clockOffset: 0 },
  session: { state: 'signed-out', ended: null },
  sync: { state: 'disconnected', problem: null, heardAt: null, opening: null, history: null },
  outbox: { waiting: 0, held: 0, refused: 0, refusedIn: null },
}

function examine(asked: Fetch, resolve = () => Promise.resolve(), dataDir = folder) {
  const client = createRelayClient({
    ...{ relayUrl: relay.url, fetch: asked, clock: Date.now, onClock: () => {} },
  })
  return diagnose({
    relayUrl: relay.url,
    dataDir,
    fetch: asked,
    client,
    token: null,
    status,
    resolve,
  })
}

async function codes(found: ReturnType<typeof diagnose>) {
  const { checks } = await found
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]))
}
