import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { readEventStream } from '../support/event-stream.ts'
import { machineEnvironment } from '../support/machine-environment.ts'
import { addAccounts } from '../support/relay-accounts.ts'
import { relayClient } from '../support/relay-client.ts'
import { NOWHERE, relayEnvironment } from '../support/relay-environment.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

const main = fileURLToPath(new URL('../../relay/main.ts', import.meta.url))
const children: ChildProcess[] = []
const folders: string[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) removeFolder(folder)
})

/** The real program, as `npm run relay` starts it. */
async function serve() {
  const dataFolder = temporaryFolder()
  folders.push(dataFolder)
  await addAccounts(dataFolder, Date.now)
  const child = fork(main, {
    cwd: dataFolder,
    env: { ...machineEnvironment, ...relayEnvironment(dataFolder, NOWHERE) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  children.push(child)
  let output = ''
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      const found = /"msg":"relay: (http:[^"]+)"/.exec(output)?.[1]
      if (found) resolve(found)
    })
  })
  return { child, url, ended, lines: () => output.trimEnd().split('\n') }
}

describe('the program', () => {
  it('says where it is in a line of JSON, and ends by two signals', async () => {
    const { child, url, ended, lines } = await serve()
    const ana = await relayClient(url).signIn('ana')
    const stream = readEventStream(
      await ana.request('/v1/events', { headers: { accept: 'text/event-stream' } }),
    )
    expect((await relayClient(url).postWebhook(webhook(inbound(maria)))).status).toBe(200)
    await ana.untilEvents('message-received', 1)
    child.kill('SIGTERM')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    await stream.ended
    const log = lines().map((line) => JSON.parse(line) as object)
    expect(log.length).toBeGreaterThan(0)
    expect(lines().join()).not.toMatch(/Maria|99999|Bearer|balcao"/)
  })

  it('ends when the process that started it is gone', async () => {
    const { child, ended } = await serve()
    child.disconnect()
    expect(await ended).toEqual([0, null])
  })
})
