import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import { startAgent, type TestAgent } from '../support/agent.ts'
import { seededRandom } from '../support/seeded.ts'
import { type SpawnedRelay, spawnRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/**
 * Two agents and a supervisor go for the same citizen at once, each at a console of her own: claim
 * and answer, in an order and at moments that a seed decides. `BALCAO_RACES=200` for all of them,
 * `BALCAO_RACE_SEED` for the first seed; a failure says which seed it was.
 */
const RACES = Number(process.env['BALCAO_RACES'] ?? 12)
const FIRST_SEED = Number(process.env['BALCAO_RACE_SEED'] ?? 1)

/** Consoles tell each other apart by moments of this size at most (ms). */
const LONGEST_DELAY_MS = 25

let simulator: StartedSimulator
let relay: SpawnedRelay
let agents: TestAgent[]

beforeAll(async () => {
  simulator = await startSimulator()
  relay = await spawnRelay({ apiUrl: simulator.apiUrl })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  agents = await Promise.all(['ana', 'bruno', 'carla'].map((login) => startAgent(login, relay.url)))
})

afterAll(async () => {
  for (const agent of agents) await agent.stop()
  await relay.stop()
  await simulator.stop()
})

test(
  `${RACES} races of claim and send leave one holder and one answer each`,
  async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RACES; seed += 1) {
      await race(seed).catch((error: unknown) => {
        throw new Error(`The race of seed ${seed} (BALCAO_RACE_SEED=${seed} BALCAO_RACES=1).`, {
          cause: error,
        })
      })
    }
    // Nothing came after an answer had been counted.
    const sent = (await simulator.sent()).map(({ text }) => text?.split(':')[0])
    expect(sent.toSorted()).toEqual([...new Set(sent)].toSorted())
    expect(sent).toHaveLength(RACES)
  },
  RACES * 15_000,
)

async function race(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const name = `Pessoa ${seed}`
  const citizen = await simulator.createCitizen({ name })
  await simulator.write(citizen.id, 'Bom dia!')
  const [conversationId = ''] = await Promise.all(
    agents.map((agent) => agent.conversationWith(name)),
  )
  await Promise.all(
    agents.map(async (agent, at) => {
      // Drawn before anything is awaited, so that the seed alone decides.
      const delays = [random(), random()].map((part) => part * LONGEST_DELAY_MS)
      await sleep(delays[0])
      if (!(await issue(agent, conversationId, { type: 'claim-attendance' }))) return
      await sleep(delays[1])
      const messageId = randomUUID()
      const text = `${seed}: resposta de ${at}`
      await issue(agent, conversationId, { type: 'send-reply', messageId, text, replyTo: null })
    }),
  )
  await until('the relay has answered every command', async () => {
    const statuses = await Promise.all(agents.map(({ console }) => console.call('get-status', {})))
    return statuses.every(({ outbox }) => outbox.waiting === 0)
  })
  const holder = await until('all consoles name one holder', async () => {
    const views = await Promise.all(agents.map((agent) => agent.open(conversationId)))
    const [one, ...others] = views.map((view) => view.holder?.agentId ?? null)
    return one != null && others.every((other) => other === one) && one
  })
  const answers = await until('the answer is on the phone', async () => {
    const thread = await simulator.thread(citizen.id)
    const out = thread.filter(({ direction }) => direction === 'out')
    return out.length > 0 && out.map(({ text }) => text)
  })
  const own = await Promise.all(agents.map((agent) => idOf(agent)))
  expect(answers).toEqual([`${seed}: resposta de ${own.indexOf(holder)}`])
  // Each loser has been told: nothing was lost without a word.
  const refused = await Promise.all(agents.map((agent) => putAwayRefused(agent, conversationId)))
  expect(refused.filter((count) => count > 0).length).toBeLessThan(agents.length)
}

type Wish =
  | { type: 'claim-attendance' }
  | { type: 'send-reply'; messageId: string; text: string; replyTo: null }

/** As the screen does: with what it shows at that moment. @returns whether it was queued. */
async function issue(agent: TestAgent, conversationId: string, wish: Wish): Promise<boolean> {
  const { attendanceId, seenSeq, fence } = await agent.open(conversationId)
  const common = { commandId: randomUUID(), conversationId, attendanceId, seenSeq, fence }
  const command: Command = { ...common, issuedAt: Date.now(), ...wish }
  const answer = await agent.console.call('issue-command', { command })
  return answer.outcome === 'queued'
}

async function idOf({ console }: TestAgent): Promise<string> {
  const { session } = await console.call('get-status', {})
  if (session.state !== 'signed-in') throw new Error('nobody is signed in')
  return session.account.agentId
}

async function putAwayRefused(agent: TestAgent, conversationId: string): Promise<number> {
  const { page } = await agent.open(conversationId)
  const refused = page.items.flatMap(({ unconfirmed }) =>
    unconfirmed?.state === 'refused' ? [unconfirmed.commandId] : [],
  )
  for (const commandId of refused) await agent.console.call('discard-command', { commandId })
  return refused.length
}
