import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { createRelayClient } from '../../main/sync/relay-client.ts'
import { Sync, type SyncOptions } from '../../main/sync/sync.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleAccounts } from '../support/sample-log.ts'
import { until } from '../support/wait.ts'

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

async function follow(options: Partial<SyncOptions> = {}): Promise<Sync> {
  const client = createRelayClient({
    relayUrl: relay.url,
    fetch,
    clock: Date.now,
    onClock: () => {},
    patience: { answer: 1000, silence: 1000 },
  })
  const answer = await client.signIn('ana', 'senha')
  if (answer.outcome !== 'answered') throw new Error('refused')
  const { token, logId } = answer.value
  sync = new Sync({
    follower: { replica, client, token, logId, relayNow: Date.now, announce: () => {} },
    log: (code, details) => logged.push(`${code} ${details?.['cause'] ?? ''}`.trim()),
    timing: { firstBytesMs: 1000, firstPauseMs: 10, longestPauseMs: 50 },
    online: true,
    onStatus: () => {},
    onSession: () => {},
    onEnded: () => {},
    onConnected: () => {},
    ...options,
  })
  sync.start()
  return sync
}
