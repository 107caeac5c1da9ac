import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventBody } from '../../shared/events.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { townLog } from '../bench/town-log.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { startConsole } from '../support/start-console.ts'
import { folderOfEachTest } from '../support/test-folder.ts'

/** A console whose replica is built beside it while it works. */

const folder = folderOfEachTest('history')

describe('a console at a relay with a long history', () => {
  let relay: FakeRelay
  const isThere = ({ sync }: ConsoleStatus) => sync.state === 'connected' && sync.history === null
  const bodies = [...townLog(2000)].map(({ seq: _, ...body }) => body as EventBody)

  beforeEach(async () => {
    relay = await new FakeRelay().start()
    relay.addAccount('ana')
    for (let start = 0; start < bodies.length; start += 500) {
      relay.append(...bodies.slice(start, start + 500))
    }
  })

  afterEach(() => relay.stop())

  test('has it after a while, with what was written meanwhile, and at the next start', async () => {
    const options = { relayUrl: relay.url, dataDir: folder(), login: 'ana' }
    const first = await startConsole(options)
    const { rows } = await first.waitFor(
      'page-queue',
      { view: 'waiting', after: null, limit: 10 },
      ({ rows }) => rows.length > 0,
    )
    const open = rows[0]?.conversationId ?? ''
    await first.call('save-draft', { conversationId: open, text: 'pela metade' })
    relay.append({ ...lateAgent() })
    await first.waitFor('get-status', {}, isThere, 60_000)
    expect(first.logged.filter((code) => code === 'history-cut')).toEqual([])
    relay.append({ ...lateAgent() })
    const closed = await first.call('page-queue', { view: 'closed', after: null, limit: 10 })
    expect(closed.rows).toHaveLength(10)
    const view = await first.call('open-conversation', { conversationId: open, limit: 10 })
    expect(view).toMatchObject({ draft: 'pela metade' })
    await first.stop()

    await relay.stop()
    const second = await startConsole(options)
    const again = await second.call('open-conversation', { conversationId: open, limit: 10 })
    expect(again).toMatchObject({ draft: 'pela metade' })
    const files = readdirSync(folder(), { recursive: true }).map(String)
    expect(
      files.filter((name) => /\.db$/.test(name)).map((name) => name.split('/').at(-1)),
    ).toEqual(['replica.db'])
    await second.stop()
  }, 90_000)

  test('where the thread cannot work, fills the replica itself', async () => {
    const console = await startConsole({
      ...{ relayUrl: relay.url, dataDir: folder(), login: 'ana' },
      historyProgram: pathToFileURL(join(folder(), 'is-not-there.js')),
    })
    await console.waitFor('get-status', {}, isThere, 60_000)
    expect(console.logged).toContain('history-cut')
    const closed = await console.call('page-queue', { view: 'closed', after: null, limit: 10 })
    expect(closed.rows).toHaveLength(10)
    await console.stop()
  }, 90_000)

  function lateAgent(): EventBody {
    const agentId = randomUUID()
    return { type: 'agent-saved', agentId, name: 'Nova', roles: ['agent'], disabled: false }
  }
})
