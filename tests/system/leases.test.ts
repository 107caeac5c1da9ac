import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAgent, type TestAgent } from '../support/agent.ts'
import { type Cable, startCable } from '../support/cable.ts'
import { organisationFile } from '../support/organisation-file.ts'
import { type StartedRelay, startRelay, temporaryFolder } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/** Two consoles at a real relay whose clock goes on when the test says so, and the simulator's phones. */
const LEASE_MINUTES = 30
const leaseTimings = { sweepMs: 40, renewMs: 100, graceMs: 500 }
let ahead = 0
let organisation: ReturnType<typeof organisationFile>
let dataFolder: string
let simulator: StartedSimulator
let relay: StartedRelay
let ana: TestAgent
let bruno: TestAgent
/** Ana's, which can be cut while Bruno still reaches the relay. */
let cable: Cable

const start = (port?: string) =>
  startRelay({
    ...{ apiUrl: simulator.apiUrl, dataFolder, leaseTimings, clock: () => Date.now() + ahead },
    env: { BALCAO_ORG: organisation.path, ...(port ? { BALCAO_PORT: port } : {}) },
  })

beforeEach(async () => {
  organisation = organisationFile({ leaseMinutes: LEASE_MINUTES })
  dataFolder = temporaryFolder()
  simulator = await startSimulator()
  relay = await start()
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  cable = await startCable(relay.url)
  ana = await startAgent('ana', cable.url)
  bruno = await startAgent('bruno', relay.url)
})

afterEach(async () => {
  await ana.stop()
  await bruno.stop()
  await cable.unplug()
  await relay.stop()
  await simulator.stop()
  organisation.remove()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** The person at this console does something, again and again. */
function stay({ console }: TestAgent, conversationId: string): { end: () => void } {
  const report = { doing: 'viewing', conversationId, readMessageId: null } as const
  const timer = setInterval(() => void console.call('report-presence', report), 150)
  return { end: () => clearInterval(timer) }
}

test('a holder who went away with words on the way comes back to her draft, and is told', async () => {
  const citizen = await simulator.createCitizen({ name: 'Maria Fictícia', phone: '5563999990001' })
  await simulator.write(citizen.id, 'Tem vaga na creche?')
  const conversationId = await ana.conversationWith('Maria Fictícia')
  await bruno.conversationWith('Maria Fictícia')
  const anaStays = stay(ana, conversationId)
  await ana.claim(conversationId)
  await until('both know', async () => (await bruno.open(conversationId)).status === 'held')

  // Each sees what the other looks at, and not herself.
  const { colleagues } = await bruno.console.waitFor(
    'list-presence',
    {},
    (result) => result.colleagues.length > 0,
  )
  expect(colleagues).toMatchObject([{ name: 'Ana Exemplo', conversationId, doing: 'viewing' }])
  expect(await ana.console.call('list-presence', {})).toEqual({ colleagues: [] })

  // The relay restarts between two of her signs of life: her claim outlasts it.
  const { port } = new URL(relay.url)
  await relay.stop()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  // Nothing is known of anybody without a connection.
  expect(await bruno.console.call('list-presence', {})).toEqual({ colleagues: [] })
  relay = await start(port)
  await ana.console.waitUntilConnected()
  await bruno.console.waitUntilConnected()
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect((await bruno.open(conversationId)).holder?.name).toBe('Ana Exemplo')

  // She loses the connection, writes, and is away for longer than the lease.
  anaStays.end()
  await ana.console.call('save-draft', { conversationId, text: 'Anotado:' })
  await cable.unplug()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  expect(await ana.reply(conversationId, 'Há vaga na 504 Sul.')).toEqual({ outcome: 'queued' })
  ahead += (LEASE_MINUTES + 1) * 60_000
  await until('it is in the queue again', async () => {
    const view = await bruno.open(conversationId)
    const line = view.page.items.at(-1)
    return view.status === 'waiting' && line?.kind === 'event' && line.what === 'returned'
  })
  const brunoStays = stay(bruno, conversationId)
  await bruno.claim(conversationId)
  await until('Bruno holds it', async () => (await bruno.open(conversationId)).can.reply)

  await cable.plug()
  await ana.console.waitFor('get-status', {}, ({ outbox }) => outbox.refused === 1)
  const view = await until('she is told', async () => {
    const hers = await ana.open(conversationId)
    return hers.holder?.name === 'Bruno Modelo' && hers
  })
  expect(view.draft).toBe('Anotado:\nHá vaga na 504 Sul.')
  expect(view.page.items.at(-1)?.unconfirmed).toMatchObject({
    ...{ state: 'refused', inDraft: true, refusal: { reason: 'not-holder' } },
  })
  await expect
    .poll(() => ana.console.pushes)
    .toContainEqual({
      name: 'words-returned',
      payload: { conversationId, kind: 'reply', text: 'Há vaga na 504 Sul.', quote: null },
    })
  expect(await simulator.sent()).toEqual([])
  brunoStays.end()
})
