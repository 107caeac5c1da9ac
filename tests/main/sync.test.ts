import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeRelay } from '../support/fake-relay.ts'
import { startConsole } from '../support/start-console.ts'

let relay: FakeRelay
beforeEach(async () => {
  relay = await new FakeRelay().start()
})
afterEach(() => relay.stop())

test('smoke', async () => {
  relay.addAccount('ana')
  const console = await startConsole({ relayUrl: relay.url, login: 'ana' })
  await console.waitUntilConnected()
  expect(await console.call('count-queue', {})).toEqual({ waiting: 0, mine: 0, team: 0, closed: 0 })
  expect(console.logged).toEqual([])
  await console.stop()
})
