import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimedCase, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, statusOf, webhook } from '../support/webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient
let now: number
let dataFolder: string

/** Nobody waits for a pause longer than a test needs to see it. */
const timings = {
  ...patientTimings,
  pause: { account: { firstMs: 60_000, maxMs: 60_000 }, rate: { firstMs: 1000, maxMs: 1000 } },
}
const start = () => startRelay({ apiUrl: graph.apiUrl, clock: () => now, dataFolder, timings })

async function restart(): Promise<void> {
  await relay.stop()
  relay = await start()
  ana = await relay.signIn('ana')
}

beforeEach(async () => {
  now = Date.now()
  graph = await startStubGraph()
  dataFolder = temporaryFolder()
  relay = await start()
  ana = await relay.signIn('ana')
})

afterEach(async () => {
  await relay.stop()
  await graph.stop()
  removeFolder(dataFolder)
})

const texts = () => graph.calls.map(({ text }) => text.body)
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`)

it('many replies to one citizen go 45 at once and then one in six seconds, in order', async () => {
  const where = await claimedCase(relay, ana, maria)
  const other = await claimedCase(relay, ana, joao)
  for (const text of numbered(47)) await ana.command(replyOf(where, text))
  await ana.untilEvents('send-accepted', 45)
  await ana.command(replyOf(other, 'a outro cidadão'))
  await ana.untilEvents('send-accepted', 46)
  expect(texts()).toEqual([...numbered(45), 'a outro cidadão'])
  // A reply that waits for a limit is not an attempt.
  expect(await ana.events('send-attempted')).toHaveLength(46)

  now += 5999
  await ana.command(replyOf(other, 'mais um'))
  await ana.untilEvents('send-accepted', 47)
  expect(texts().at(-1)).toBe('mais um')
  now += 1
  await ana.untilEvents('send-accepted', 48)
  expect(texts().at(-1)).toBe('46')
  now += 6000
  await ana.untilEvents('send-accepted', 49)
  expect(texts().at(-1)).toBe('47')
})

describe('a restart', () => {
  it('forgets nothing of what went to a citizen', async () => {
    const where = await claimedCase(relay, ana, maria)
    for (const text of numbered(46)) await ana.command(replyOf(where, text))
    await ana.untilEvents('send-accepted', 45)
    await restart()
    const other = await claimedCase(relay, ana, joao)
    await ana.command(replyOf(other, 'a outro cidadão'))
    await ana.untilEvents('send-accepted', 46)
    expect(texts()).not.toContain('46')
    now += 6000
    await ana.untilEvents('send-accepted', 47)
    expect(texts().at(-1)).toBe('46')
  })

  it('ends no pause that WhatsApp asked for', async () => {
    const where = await claimedCase(relay, ana, maria)
    graph.answer({ status: 401, code: 190 })
    await ana.command(replyOf(where, 'um'))
    await ana.untilEvents('send-deferred', 1)
    await restart()
    const other = await claimedCase(relay, ana, joao)
    await ana.command(replyOf(other, 'dois'))
    const metrics = async () => (await fetch(`${relay.adminUrl}/metrics`)).text()
    expect(await metrics()).toContain('balcao_sending_paused 1')
    expect(texts()).toEqual(['um'])
    now += 60_000
    await ana.untilEvents('send-accepted', 2)
    expect(texts()).toEqual(['um', 'um', 'dois'])
  })
})

describe('WhatsApp says that the 24 hours are over (131047)', () => {
  const windowClosed = { outcome: 'refused', refusal: { reason: 'window-closed' } }

  it.each(['in its answer', 'in a status'])(
    '%s: only a template may go out, until the citizen writes again',
    async (how) => {
      const where = await claimedCase(relay, ana, maria)
      if (how === 'in its answer') {
        graph.answer({ status: 400, code: 131047 })
        await ana.command(replyOf(where, 'Bom dia'))
        await ana.untilEvents('send-failed', 1)
      } else {
        await ana.command(replyOf(where, 'Bom dia'))
        const [accepted] = await ana.untilEvents('send-accepted', 1)
        const failed = statusOf(accepted?.whatsappId ?? '', 'failed', {
          errors: [{ code: 131047, title: 'Re-engagement message' }],
        })
        await relay.postWebhook(webhook({ statuses: [failed] }))
        await ana.untilEvents('status-received', 1)
      }
      expect(await ana.command(replyOf(where, 'De novo'))).toMatchObject(windowClosed)

      const before = (await ana.events('message-received')).length
      await relay.postWebhook(webhook(inbound(maria)))
      await ana.untilEvents('message-received', before + 1)
      expect(await ana.command(replyOf(where, 'De novo'))).toMatchObject({ outcome: 'accepted' })
      await until('the reply is on its way', () => texts().at(-1) === 'De novo')
    },
  )
})
