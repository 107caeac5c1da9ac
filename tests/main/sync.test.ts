import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

let relay: FakeRelay
let sample: SampleLog
const consoles: TestConsole[] = []

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  sample = new SampleLog()
})

afterEach(async () => {
  for (const console of consoles.splice(0)) await console.stop()
  await relay.stop()
})

describe('a new console', () => {
  test('takes the snapshot, goes live, and fills history in behind', async () => {
    sample.receive(1, 'resolvida há muito')
    sample.ask(3, 1, { type: 'close-attendance' })
    sample.receive(2, 'aberta')
    publish()
    const console = await start()
    await console.waitFor('count-queue', {}, ({ waiting, closed }) => waiting + closed === 2)
    await console.waitFor('get-status', {}, ({ sync }) => sync.history === null)
    expect(relay.requests.slice(0, 3)).toEqual([
      'POST /v1/session application/json',
      'GET /v1/session application/json',
      'GET /v1/snapshot application/x-ndjson',
    ])
    expect(relay.requests.slice(3).sort()).toEqual([
      'GET /v1/events application/x-ndjson',
      'GET /v1/events text/event-stream',
    ])
    expect(console.logged).toEqual([])
  })

  test('sees what happens within a moment', async () => {
    const console = await start()
    await console.waitUntilConnected()
    sample.receive(1, 'cheguei')
    publish()
    const { rows } = await console.waitFor(
      'page-queue',
      { view: 'waiting', after: null, limit: 10 },
      ({ rows }) => rows[0]?.lastMessage != null,
    )
    expect(rows[0]?.lastMessage?.content).toEqual({ kind: 'text', text: 'cheguei' })
    await expect
      .poll(() => console.pushes)
      .toContainEqual({
        name: 'conversation-changed',
        payload: { conversationId: sampleId('c', 1) },
      })
  })

  test('asks for a snapshot again that was cut off', async () => {
    for (let number = 1; number <= 9; number += 1) sample.receive(number, 'oi')
    publish()
    relay.faults.cutAfter = 12
    const console = await start()
    await console.waitFor('count-queue', {}, ({ waiting }) => waiting === 9)
    expect(relay.requests.filter((request) => request.includes('snapshot'))).toHaveLength(2)
  })

  test('fills history in again from where it was cut off', async () => {
    for (let number = 1; number <= 9; number += 1) {
      sample.receive(number, 'oi')
      sample.ask(3, number, { type: 'close-attendance' })
    }
    publish()
    let cut = false
    const asked = fetchThat((url) => {
      if (cut || !url.includes('limit=')) return
      cut = true
      relay.faults.cutAfter = 20
    })
    const console = await start({ fetch: asked })
    await console.waitFor('count-queue', {}, ({ closed }) => closed === 9)
    expect(console.logged).toEqual(['history-cut'])
  })
})

describe('the progress of a first replication', () => {
  test('goes on over a cut and a restart in the middle, never back, and its end is told', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'balcao-progress-'))
    for (let number = 1; number <= 400; number += 1) {
      sample.receive(number, 'resolvida há muito')
      sample.ask(3, number, { type: 'close-attendance' })
    }
    publish()
    let asked = 0
    const onlyOnce = fetchThat((url) => {
      if (!url.includes('limit=')) return
      asked += 1
      if (asked > 1) throw new Error('away')
      relay.faults.cutAfter = 1000
    })
    const first = await startConsole({
      relayUrl: relay.url,
      dataDir,
      login: 'ana',
      fetch: onlyOnce,
    })
    await until('history was cut', () => asked > 1)
    const { sync } = await first.call('get-status', {})
    expect(sync.history).toMatchObject({ total: relay.log.length, messages: { total: 400 } })
    const doneBefore = sync.history?.done ?? 0
    expect(doneBefore).toBeGreaterThan(0)
    await first.stop()

    const second = await startConsole({ relayUrl: relay.url, dataDir, login: 'ana' })
    consoles.push(second)
    await until('the end was told', () => historyTold(second).at(-1) === null)
    const told = historyTold(second).flatMap((history) => history ?? [])
    expect(told[0]?.done).toBeGreaterThanOrEqual(doneBefore)
    const places = told.map(({ done }) => done)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const messages = told.map((history) => history.messages?.done ?? 0)
    expect(messages).toEqual(messages.toSorted((a, b) => a - b))
    rmSync(dataDir, { recursive: true })
  })
})

describe('a console that is back', () => {
  test('catches up by page, and beyond a page in one stream', async () => {
    const first = await start()
    await first.waitUntilConnected()
    await relay.stop()
    await first.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
    for (let number = 1; number <= 600; number += 1) sample.receive(number, `mensagem ${number}`)
    publish()
    relay.requests.length = 0
    await relay.start()
    await first.waitFor('count-queue', {}, ({ waiting }) => waiting === 600)
    expect(relay.requests.some((request) => request.includes('x-ndjson'))).toBe(true)
    expect(relay.requests.some((request) => request.includes('snapshot'))).toBe(false)
  })

  test('goes on after a stream was cut, again and again', async () => {
    const console = await start()
    for (let number = 1; number <= 5; number += 1) {
      await console.waitUntilConnected()
      relay.cutStreams()
      sample.receive(number, 'oi')
      publish()
      await console.waitFor('count-queue', {}, ({ waiting }) => waiting === number)
    }
  })

  test('fetches what a stream left out, and skips nothing', async () => {
    const console = await start()
    await console.waitUntilConnected()
    sample.receive(1, 'um')
    relay.faults.skipSeq = sample.events.length
    publish()
    sample.receive(1, 'dois')
    publish()
    const conversationId = sampleId('c', 1)
    const view = await console.waitFor(
      'open-conversation',
      { conversationId, limit: 10 },
      (found) => (found?.page.items.length ?? 0) >= 3,
    )
    expect(view?.page.items.map((item) => item.kind === 'message' && item.content)).toEqual([
      false,
      { kind: 'text', text: 'um' },
      { kind: 'text', text: 'dois' },
    ])
    expect(console.logged).toContain('sync-cut')
  })

  test('a stream that falls silent is given up', async () => {
    const console = await start({ patience: { answer: 1000, silence: 150 } })
    await console.waitUntilConnected()
    // The fake relay sends no heartbeat, so every stream is silent.
    await until('a second stream was opened', () => streamsAsked() >= 2)
  })
})

describe('what stands between', () => {
  test('where a proxy keeps streams back, pages wait instead', async () => {
    relay.faults.blockStreams = true
    const console = await start({
      timing: { firstBytesMs: 100, firstPauseMs: 20, longestPauseMs: 100 },
    })
    await console.waitUntilConnected()
    sample.receive(1, 'pela página')
    publish()
    await console.waitFor('count-queue', {}, ({ waiting }) => waiting === 1)
    expect(streamsAsked()).toBe(1)
  })

  test('the relay’s clock is known, however wrong this PC’s is', async () => {
    relay.faults.clockAhead = 7 * 60_000
    const console = await start()
    const { clockOffset } = await console.waitFor(
      'get-status',
      {},
      (status) => status.clockOffset > 0,
    )
    expect(Math.abs(clockOffset - 7 * 60_000)).toBeLessThan(2000)
  })

  test('a malformed event stops the stream before it, and is never skipped', async () => {
    const console = await start()
    await console.waitUntilConnected()
    relay.append({ type: 'message-received', conversationId: 'x' } as never)
    sample.receive(1, 'depois')
    await until('it was noticed', () => console.logged.includes('sync-cut'))
    expect(await console.call('count-queue', {})).toMatchObject({ waiting: 0 })
  })
})

describe('the end of a session', () => {
  test('a session that the relay ended is told, and signing in again finds everything', async () => {
    sample.receive(1, 'oi')
    publish()
    const console = await start()
    await console.waitFor('count-queue', {}, ({ waiting }) => waiting === 1)
    const conversationId = sampleId('c', 1)
    await console.call('save-draft', { conversationId, text: 'pela metade' })
    relay.endSessions()
    relay.cutStreams()
    await console.waitFor(
      'get-status',
      {},
      ({ session }) => session.state === 'signed-out' && session.ended === 'expired',
    )
    await expect(console.call('count-queue', {})).rejects.toThrow('signed-out')
    await console.call('sign-in', { login: 'ana', password: 'senha' })
    const view = await console.call('open-conversation', { conversationId, limit: 5 })
    expect(view?.draft).toBe('pela metade')
  })

  test('an offline session goes on when the relay returns, with the token it had', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'balcao-sync-'))
    const first = await startConsole({ relayUrl: relay.url, dataDir, login: 'ana' })
    await first.waitUntilConnected()
    await first.stop()
    await relay.stop()
    const offline = await start({ dataDir })
    await relay.start()
    await offline.waitUntilConnected()
    expect(await offline.call('get-status', {})).toMatchObject({ session: { state: 'signed-in' } })
    await offline.stop()
    rmSync(dataDir, { recursive: true })
  })

  test('signing out ends the session at the relay', async () => {
    const console = await start()
    await console.waitUntilConnected()
    await console.call('sign-out', {})
    expect(await console.call('get-status', {})).toMatchObject({
      session: { state: 'signed-out', ended: null },
    })
    expect(relay.requests.at(-1)).toMatch(/^DELETE \/v1\/session/)
  })
})

async function start(options: Partial<Parameters<typeof startConsole>[0]> = {}) {
  const console = await startConsole({ relayUrl: relay.url, login: 'ana', ...options })
  consoles.push(console)
  return console
}

/** What statuses said of the history, once somebody was signed in. */
function historyTold({ pushes }: TestConsole) {
  return pushes.flatMap((push) =>
    push.name === 'status-changed' && push.payload.session.state === 'signed-in'
      ? [push.payload.sync.history]
      : [],
  )
}

/** What the sample log has and the relay has not. */
function publish(): void {
  relay.append(...sample.events.slice(relay.log.length))
}

/** The usual fetch, with something done when a request starts. */
function fetchThat(does: (url: string) => void): typeof fetch {
  return (url, init) => {
    does(String(url))
    return fetch(url, init)
  }
}

function streamsAsked(): number {
  return relay.requests.filter((request) => request.includes('event-stream')).length
}
