import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { IdleLock } from '../../main/session/idle-lock.ts'
import { noteClocks, refusalOffline } from '../../main/session/offline-limit.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('an untouched console', () => {
  let now = 0
  let elapsed = 0
  let locked = 0
  let minutes = 15
  let lock: IdleLock

  beforeEach(() => {
    vi.useFakeTimers()
    now = 1_795_000_000_000
    elapsed = 0
    locked = 0
    minutes = 15
    lock = new IdleLock({
      clock: () => now,
      elapsed: () => elapsed,
      minutes: () => minutes,
      onIdle: () => {
        locked += 1
      },
      lookMs: 1000,
    })
    lock.start()
  })

  afterEach(() => {
    lock.stop()
    vi.useRealTimers()
  })

  function pass(ms: number): void {
    now += ms
    elapsed += ms
    vi.advanceTimersByTime(1000)
  }

  test('is locked after its minutes, once, and not before', () => {
    pass(15 * MINUTE - 1)
    expect(locked).toBe(0)
    pass(1)
    expect(locked).toBe(1)
    pass(15 * MINUTE)
    expect(locked).toBe(1)
  })

  test('is not locked while somebody touches it', () => {
    for (let touch = 0; touch < 10; touch += 1) {
      pass(10 * MINUTE)
      lock.touched()
    }
    expect(locked).toBe(0)
  })

  test('that slept is locked by the touch that wakes it', () => {
    // Asleep, only the PC's clock goes on; no timer fires.
    now += 8 * 60 * MINUTE
    lock.touched()
    expect(locked).toBe(1)
  })

  test('is never locked by itself where the organisation says 0', () => {
    minutes = 0
    pass(30 * DAY)
    lock.touched()
    pass(30 * DAY)
    expect(locked).toBe(0)
  })

  test('is locked in time though its clock is set back', () => {
    now -= 3 * DAY
    elapsed += 15 * MINUTE
    vi.advanceTimersByTime(1000)
    expect(locked).toBe(1)
  })
})

describe('a sign-in without the relay', () => {
  const { meta } = openTestReplica()
  const heard = 1_795_000_000_000
  const rule = { offlineDays: 14 }

  beforeEach(() => noteClocks(meta, heard, true))

  test('is accepted for as long as the organisation allows', () => {
    expect(refusalOffline(meta, rule, heard + 14 * DAY)).toBeNull()
    expect(refusalOffline(meta, rule, heard + 14 * DAY + 1)).toBe('offline-too-long')
  })

  test('is never accepted where the organisation says 0, at whatever moment', () => {
    for (const now of [heard, heard + 1, heard - 5 * MINUTE, heard + 30 * DAY]) {
      expect(refusalOffline(meta, { offlineDays: 0 }, now)).toBe('offline-never')
    }
  })

  test('is not prolonged by a clock that is set back', () => {
    noteClocks(meta, heard + 13 * DAY, false)
    expect(refusalOffline(meta, rule, heard + DAY)).toBe('clock-set-back')
    expect(refusalOffline(meta, rule, heard - DAY)).toBe('clock-set-back')
    // What was seen does not fall, whatever the clock shows later.
    noteClocks(meta, heard, false)
    expect(refusalOffline(meta, rule, heard + DAY)).toBe('clock-set-back')
    // A clock that is corrected by some minutes is nobody's doing.
    expect(refusalOffline(meta, rule, heard + 13 * DAY - 5 * MINUTE)).toBeNull()
  })

  test('begins anew when the relay is heard, also after a clock that was ahead', () => {
    noteClocks(meta, heard + 900 * DAY, false)
    noteClocks(meta, heard + DAY, true)
    expect(refusalOffline(meta, rule, heard + 15 * DAY)).toBeNull()
  })
})

describe('at a console', () => {
  let relay: FakeRelay
  let dataDir: string
  let now: () => number
  let console: TestConsole

  beforeEach(async () => {
    relay = await new FakeRelay().start()
    for (const account of sampleAccounts) relay.addAccount(account.login, account)
    const sample = new SampleLog()
    sample.now = Date.now() - 60_000
    sample.receive(1, 'bom dia')
    relay.append(...sample.events.slice(sampleAccounts.length))
    dataDir = mkdtempSync(join(tmpdir(), 'balcao-lock-'))
    now = Date.now
    const options = { relayUrl: relay.url, dataDir, login: 'ana' }
    console = await startConsole({ ...options, clock: () => now() })
    await console.waitUntilConnected()
  })

  afterEach(async () => {
    await console.stop()
    await relay.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a lock closes the replica and keeps the drafts; only the password opens it', async () => {
    const conversationId = sampleId('c', 1)
    await console.call('save-draft', { conversationId, text: 'já começado' })
    expect(await console.call('lock', {})).toEqual({ outcome: 'locked' })
    expect(await session()).toEqual({ state: 'signed-out', ended: 'locked', login: 'ana' })
    await expect(console.call('count-queue', {})).rejects.toThrow('signed-out')
    const wrong = await console.call('sign-in', { login: 'ana', password: 'outra' })
    expect(wrong).toEqual({ outcome: 'refused', reason: 'wrong-credentials' })
    // Still hers.
    expect(await session()).toMatchObject({ ended: 'locked', login: 'ana' })
    await relay.stop()
    expect(await signIn()).toEqual({ outcome: 'signed-in' })
    const view = await console.call('open-conversation', { conversationId, limit: 1 })
    expect(view?.draft).toBe('já começado')
  })

  test('a PC that slept is locked by the first touch', async () => {
    now = () => Date.now() + 16 * MINUTE
    const touch = { doing: 'viewing' as const, conversationId: null, readMessageId: null }
    await console.call('report-presence', touch)
    await until('it is locked', async () => (await session()).state === 'signed-out')
    expect(await session()).toMatchObject({ ended: 'locked' })
  })

  test('past the limit the relay has to let her in, and nothing is lost by it', async () => {
    const conversationId = sampleId('c', 1)
    await console.call('save-draft', { conversationId, text: 'já começado' })
    await relay.stop()
    await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
    await console.call('lock', {})
    now = () => Date.now() + 15 * DAY
    expect(await signIn()).toEqual({ outcome: 'refused', reason: 'offline-too-long' })
    now = () => Date.now() - 2 * DAY
    expect(await signIn()).toEqual({ outcome: 'refused', reason: 'clock-set-back' })
    await relay.start()
    expect(await signIn()).toEqual({ outcome: 'signed-in' })
    const view = await console.call('open-conversation', { conversationId, limit: 1 })
    expect(view?.draft).toBe('já começado')
  })

  test('a new sign-in ends the session that it replaces', async () => {
    await console.call('lock', {})
    const asked = relay.requests.length
    expect(await signIn()).toEqual({ outcome: 'signed-in' })
    await until('the old one is ended', () =>
      relay.requests.slice(asked).some((request) => request.startsWith('DELETE /v1/session')),
    )
    await console.waitUntilConnected()
    expect(relay.sessions).toBe(1)
  })

  function signIn() {
    return console.call('sign-in', { login: 'ana', password: 'senha' })
  }

  async function session() {
    return (await console.call('get-status', {})).session
  }
})
