import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPosition, writePosition } from '../../main/replica/position.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { createRelayClient, type Fetch } from '../../main/sync/relay-client.ts'
import { Sync, type SyncOptions } from '../../main/sync/sync.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleAccounts } from '../support/sample-log.ts'
import { until } from '../support/wait.ts'

const agentSaved = { type: 'agent-saved', ...account(1), disabled: false } as const
const malformed = { type: 'message-received', conversationId: 'x' } as never

let relay: FakeRelay
let replica: Replica
let sync: Sync | null
let logged: string[]

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  replica = openTestReplica()
  logged = []
})

afterEach(async () => {
  await sync?.stop()
  sync = null
  replica.close()
  await relay.stop()
})

test('a disk that cannot be written is waited for, and nothing is skipped', async () => {
  const following = await follow()
  await until('it is connected', () => following.connected)
  replica.db.pragma('query_only = on')
  const sample = new SampleLog()
  sample.receive(1, 'oi')
  relay.append(...sample.events.slice(relay.log.length))
  await until('it was tried again', () => logged.length > 3)
  expect(new Set(logged)).toEqual(new Set(['sync-cut SQLITE_READONLY']))
  replica.db.pragma('query_only = off')
  await until('it is here', () => replica.events.find(sample.events.length) !== null)
})

test('the time of the last word is kept, and never lowered', async () => {
  relay.faults.blockStreams = true
  let now = 1000
  const following = await follow({ firstBytesMs: 50, relayNow: () => now })
  await until('it is connected', () => following.connected)
  now = 5000
  relay.append({ ...agentSaved })
  await until('it was heard', () => following.status().heardAt === 5000)
  writePosition(replica.meta, { ...readPosition(replica.meta), heardAt: 9000 })
  await following.stop()
  expect(readPosition(replica.meta).heardAt).toBe(9000)
})

describe('what trying again does not mend is told', () => {
  test('a relay of another version', async () => {
    let upgraded = false
    const following = await follow({
      fetch: (url, init) => {
        const answer = { error: 'wrong-protocol', message: 'another version' }
        if (upgraded) return fetch(url, init)
        return Promise.resolve(new Response(JSON.stringify(answer), { status: 426 }))
      },
    })
    await until('it is told', () => following.status().problem === 'wrong-protocol')
    upgraded = true
    await until('it is over', () => following.connected && following.status().problem === null)
  })

  test('a relay that was put back to an older copy', async () => {
    const following = await follow()
    await until('it is connected', () => following.connected)
    relay.log.pop()
    relay.cutStreams()
    await until('it is told', () => following.status().problem === 'log-behind')
  })

  test('an event that this version cannot read', async () => {
    const following = await follow()
    await until('it is connected', () => following.connected)
    relay.append(malformed)
    await until('it is told', () => following.status().problem === 'unreadable')
    await relay.stop()
    await until('the relay is away', () => following.status().problem === null)
  })
})

test('history that cannot be read is asked for ever more rarely', async () => {
  const following = await follow({
    longestPauseMs: 5000,
    fetch: (url, init) =>
      url.includes('limit=') ? Promise.resolve(new Response('{"seq":1}\n')) : fetch(url, init),
  })
  const asked = () => logged.filter((code) => code === 'history-cut malformed-event').length
  await until('it was cut once', () => asked() >= 1)
  const first = performance.now()
  await until('it was cut again and again', () => asked() >= 7)
  // Six pauses from 10 ms up, each doubled and at most halved by chance.
  expect(performance.now() - first).toBeGreaterThan(300)
  expect(following.connected).toBe(true)
})

type Following = Partial<SyncOptions['timing']> & { fetch?: Fetch; relayNow?: () => number }

async function follow(options: Following = {}): Promise<Sync> {
  const { fetch: asked = fetch, relayNow = Date.now, ...timing } = options
  const clientOf = (fetch: Fetch) =>
    createRelayClient({
      ...{ relayUrl: relay.url, fetch, clock: Date.now, onClock: () => {} },
      patience: { answer: 20_000, silence: 60_000 },
    })
  const answer = await clientOf(fetch).signIn('ana', 'senha')
  if (answer.outcome !== 'answered') throw new Error('refused')
  const { token, logId } = answer.value
  sync = new Sync({
    follower: {
      ...{ replica, client: clientOf(asked), token, logId, relayNow },
      announce: () => {},
      onPresence: () => {},
      beside: null,
      onHistoryThere: () => {},
    },
    log: (code, details) => logged.push(`${code} ${details?.['cause'] ?? ''}`.trim()),
    timing: { firstBytesMs: 20_000, firstPauseMs: 10, longestPauseMs: 50, ...timing },
    online: true,
    onStatus: () => {},
    onSession: () => {},
    onEnded: () => {},
    onConnected: () => {},
  })
  sync.start()
  return sync
}
