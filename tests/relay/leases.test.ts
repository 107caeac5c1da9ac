import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimedCase, commandOf, replyOf } from '../support/desk.ts'
import { organisationFile } from '../support/organisation-file.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay, temporaryFolder } from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { maria } from '../support/webhooks.ts'

/** The relay's clock goes on when a test says so; claims are looked at often. */
const MINUTE = 60_000
const organisation = organisationFile({ leaseMinutes: 30 })
const leaseTimings = { sweepMs: 40, renewMs: 100, graceMs: 300 }
const dataFolder = temporaryFolder()
let ahead = 0
let graph: StubGraph
let relay: StartedRelay

const start = () =>
  startRelay({
    ...{ apiUrl: graph.apiUrl, dataFolder, leaseTimings, clock: () => Date.now() + ahead },
    env: { BALCAO_ORG: organisation.path },
  })

beforeAll(async () => {
  graph = await startStubGraph()
  relay = await start()
})

afterAll(async () => {
  await relay.stop()
  await graph.stop()
  organisation.remove()
  rmSync(dataFolder, { recursive: true, force: true })
})

const here = (agent: SignedInClient) =>
  agent.request('/v1/presence', {
    method: 'POST',
    body: JSON.stringify({ doing: 'viewing', conversationId: null, readWhatsappId: null }),
  })

test('a claim stays while its holder is there, and goes back when she has left; what she sent is sent', async () => {
  const ana = await relay.signIn('ana')
  const bruno = await relay.signIn('bruno')
  const where = await claimedCase(relay, ana, maria)
  const gone = await claimedCase(relay, bruno, { phone: '5563999990066', userId: 'BR.Outro66' })
  ahead += 20 * MINUTE
  await here(ana)
  ahead += 15 * MINUTE
  const [first] = await ana.untilEvents('attendance-returned', 1)
  expect(first).toMatchObject({ ...gone, agentId: bruno.account.agentId, fence: 1 })

  expect(await ana.command({ ...replyOf(where, 'já vejo'), fence: 1 })).toMatchObject({
    outcome: 'accepted',
  })
  ahead += 31 * MINUTE
  const returned = (await ana.untilEvents('attendance-returned', 2)).at(-1)
  expect(returned).toMatchObject({ ...where, agentId: ana.account.agentId })
  expect(returned?.absentSince).toBeLessThan(returned?.at ?? 0)
  expect(await ana.untilEvents('send-accepted', 1)).toHaveLength(1)

  const late = { ...replyOf(where, 'e mais isto'), fence: 1 }
  expect(await ana.command(late)).toMatchObject({ refusal: { reason: 'not-holder', holder: null } })
  await bruno.command({ ...commandOf('claim-attendance', where, {}), fence: 1 })
  expect(await ana.command({ ...replyOf(where, 'e isto'), fence: 1 })).toMatchObject({
    refusal: { reason: 'not-holder', holder: bruno.account.agentId },
  })
  // She claims again after him: what she had written in her first claim is still of that one.
  await bruno.command({ ...commandOf('release-attendance', where, {}), fence: 2 })
  await ana.command({ ...commandOf('claim-attendance', where, {}), fence: 2 })
  expect(await ana.command({ ...replyOf(where, 'e ainda isto'), fence: 1 })).toMatchObject({
    refusal: { reason: 'not-holder', holder: ana.account.agentId },
  })
  await ana.command({ ...commandOf('close-attendance', where, {}), fence: 3 })
})

test('after a restart, whoever is there keeps her claims; who had left loses them', async () => {
  let ana = await relay.signIn('ana')
  const carla = await relay.signIn('carla')
  const kept = await claimedCase(relay, ana, { phone: '5563999990055', userId: 'BR.Fica55' })
  const lost = await claimedCase(relay, carla, { phone: '5563999990044', userId: 'BR.Vai44' })
  ahead += 20 * MINUTE
  await here(ana)
  await relay.stop()
  ahead += 15 * MINUTE
  relay = await start()
  ana = await relay.signIn('ana')
  const before = (await ana.events('attendance-returned')).filter(
    ({ conversationId }) => conversationId === kept.conversationId,
  )
  const returned = await ana.untilEvents('attendance-returned', 3)
  expect(returned.at(-1)?.conversationId).toBe(lost.conversationId)
  expect(before).toEqual([])
  expect(await ana.command({ ...replyOf(kept, 'ainda aqui'), fence: 1 })).toMatchObject({
    outcome: 'accepted',
  })
})
