import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { spawnConsole, startConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

let relay: FakeRelay
let dataDir: string

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-data-'))
})

afterEach(async () => {
  await relay.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the address of the relay', () => {
  test('is tried, kept, and known at the next start', async () => {
    const first = await startConsole({ relayUrl: null, dataDir })
    expect(await first.call('sign-in', { login: 'ana', password: 'senha' })).toEqual({
      outcome: 'refused',
      reason: 'no-relay',
    })
    expect(await first.call('set-relay', { url: `${relay.url}/` })).toEqual({ outcome: 'kept' })
    await first.stop()
    const second = await startConsole({ relayUrl: null, dataDir, login: 'ana' })
    await second.waitUntilConnected()
    await second.stop()
  })

  test('is refused with the reason', async () => {
    const other = createServer((_request, response) => response.end('<h1>A router</h1>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const console = await startConsole({ relayUrl: null })
    const reasons = []
    for (const url of ['balcao', 'http://127.0.0.1:9', `http://127.0.0.1:${port}`]) {
      reasons.push(await console.call('set-relay', { url }))
    }
    expect(reasons).toMatchObject([
      { reason: 'not-an-address' },
      { reason: 'unreachable' },
      { reason: 'not-a-relay' },
    ])
    await console.stop()
    other.close()
  })

  test('cannot be changed where it is fixed', async () => {
    const console = await startConsole({ relayUrl: relay.url })
    expect(await console.call('set-relay', { url: relay.url })).toEqual({
      outcome: 'refused',
      reason: 'fixed',
    })
    await console.stop()
  })

  test('a damaged settings file does not keep the console from starting', async () => {
    writeFileSync(join(dataDir, 'settings.json'), '{"relayUrl":')
    const console = await startConsole({ relayUrl: null, dataDir })
    expect(await console.call('get-status', {})).toMatchObject({ relayUrl: null })
    expect(console.logged).toEqual(['settings-unreadable'])
    await console.stop()
  })
})

test('a second console on the same folder is refused, a later one is not', async () => {
  const first = await startConsole({ relayUrl: null, dataDir })
  await expect(startConsole({ relayUrl: null, dataDir })).rejects.toThrow(/already open/)
  await first.stop()
  await (await startConsole({ relayUrl: null, dataDir })).stop()
})

test('pushes about one conversation come at most once in a while, and the last is never lost', async () => {
  const console = await startConsole({ relayUrl: relay.url, login: 'ana' })
  await console.waitUntilConnected()
  const sample = new SampleLog()
  sample.receive(1, 'primeira')
  console.pushes.length = 0
  for (let number = 0; number < 200; number += 1) sample.receive(1, `mensagem ${number}`)
  for (const event of sample.events.slice(relay.log.length)) {
    relay.append(event)
    if (event.seq % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const conversationId = sampleId('c', 1)
  await console.waitFor(
    'open-conversation',
    { conversationId, limit: 1 },
    (view) => view?.seenSeq === sample.events.length,
  )
  await until('the pushes have come to rest', async () => {
    const before = console.pushes.length
    await new Promise((resolve) => setTimeout(resolve, 70))
    return console.pushes.length === before
  })
  const count = console.pushes.filter(({ name }) => name === 'conversation-changed').length
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(40)
})

describe('the loopback host as a process', () => {
  test('prints one line, answers, and ends cleanly at the second signal too', async () => {
    const console = await spawnConsole(dataDir, ['--relay', relay.url])
    expect(await console.call('get-status', {})).toMatchObject({
      relayUrl: relay.url,
      relayFixed: true,
    })
    console.process.kill('SIGINT')
    console.process.kill('SIGINT')
    await until('it has ended', () => console.process.exitCode !== null)
    expect(console.process.exitCode).toBe(0)
  })

  test('killed in the middle, it loses neither drafts nor commands', async () => {
    const sample = new SampleLog()
    sample.now = Date.now() - 60_000
    sample.receive(1, 'oi')
    relay.append(...sample.events.slice(relay.log.length))
    const first = await spawnConsole(dataDir, ['--relay', relay.url])
    await first.call('sign-in', { login: 'ana', password: 'senha' })
    await until('the queue is here', async () => (await first.call('count-queue', {})).waiting)
    await relay.stop()
    const conversationId = sampleId('c', 1)
    await first.call('save-draft', { conversationId, text: 'pela metade' })
    const noteId = sampleId('f', 1)
    const command = sample.command(1, { type: 'add-note', noteId, text: 'anotado' })
    await first.call('issue-command', { command })
    first.process.kill('SIGKILL')
    await until('it is gone', () => first.process.signalCode !== null)

    const second = await spawnConsole(dataDir, ['--relay', relay.url])
    await second.call('sign-in', { login: 'ana', password: 'senha' })
    const view = await second.call('open-conversation', { conversationId, limit: 10 })
    expect(view).toMatchObject({ draft: 'pela metade' })
    expect(view?.page.items.at(-1)).toMatchObject({ kind: 'note', text: 'anotado' })
    await second.stop()
  })
})
