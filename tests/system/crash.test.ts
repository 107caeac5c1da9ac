import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Moment } from '../../relay/moments.ts'
import { startAgent, type TestAgent, textOf } from '../support/agent.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { seededRandom } from '../support/seeded.ts'
import {
  EndedWhileStarting,
  type SpawnedRelay,
  spawnRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/**
 * The relay is killed outright at seeded moments while citizens write and an agent answers, with
 * WhatsApp repeating what was not acknowledged. `CRASH_SEED` plays another run.
 */
const SEED = Number(process.env['CRASH_SEED'] ?? 20_261_122)
const CITIZENS = 20
const MESSAGES = 25
/** Each of these, at a seeded one of its next occurrences, is where the process ends. */
const MOMENTS: readonly Moment[] = [
  'inbox-committed',
  'webhook-answered',
  'before-interpretation',
  'interpreted',
  'send-attempted',
  'send-answered',
]
const KILLS_EACH = 4

test(`killed at ${MOMENTS.length * KILLS_EACH} moments, the relay loses nothing and says nothing twice (seed ${SEED})`, async () => {
  const random = seededRandom(SEED)
  const dataFolder = temporaryFolder()
  const port = await lastingPort()
  const simulator = await startSimulator({
    webhookUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
  })
  await simulator.settings({ retryBaseMs: 20 })
  const lives = new Lives({ dataFolder, port, apiUrl: simulator.apiUrl })
  await lives.begin()
  const ana = await startAgent('ana', lives.url)
  const bruno = await startAgent('bruno', lives.url)

  const citizens = await Promise.all(
    Array.from({ length: CITIZENS }, (_, number) =>
      simulator.createCitizen({
        name: `Cidadã ${number}`,
        phone: `55639999${1000 + number}`.padEnd(13, '0'),
      }),
    ),
  )
  const written = new Map(citizens.map((citizen) => [citizen.name ?? '', [] as string[]]))
  const said: string[] = []

  /** Every citizen writes a line; then the agent answers some of those whom she holds. */
  async function round(number: number): Promise<void> {
    for (const citizen of citizens) {
      const text = `linha ${number} de ${citizen.name}`
      await simulator.write(citizen.id, text)
      written.get(citizen.name ?? '')?.push(text)
    }
    for (const row of await ana.rows()) {
      if (row.status === 'waiting') await ana.claim(row.conversationId)
      else if (random() < 0.4) {
        const text = `resposta ${said.length} a ${row.citizenName}`
        const answer = await ana.reply(row.conversationId, text)
        if (answer.outcome === 'queued') said.push(text)
      }
    }
  }

  let round_ = 0
  const deaths: Moment[] = []
  for (const moment of shuffled(
    MOMENTS.flatMap((each) => Array(KILLS_EACH).fill(each)),
    random,
  )) {
    await lives.next({ moment, count: 1 + Math.floor(random() * 12) })
    const died = lives.died()
    while (round_ < MESSAGES && !(await soon(died, 50))) await round(++round_)
    // Writing may be over while this moment has not come: then it is an ordinary kill.
    if (await lives.killUnless(died)) deaths.push(moment)
  }
  while (round_ < MESSAGES) await round(++round_)
  await lives.next(null)

  expect(deaths.length).toBeGreaterThanOrEqual(20)
  expect(new Set(deaths)).toEqual(new Set(MOMENTS))
  await everythingSettled(simulator, ana)
  const replies = await repliesOf(ana)

  const auditor = await lives.relay.signIn('admin')
  const log = await auditor.events()
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1))
  const received = log.filter((event) => event.type === 'message-received')
  expect(received.length).toBe(CITIZENS * MESSAGES)
  expect(new Set(received.map(({ whatsappId }) => whatsappId)).size).toBe(CITIZENS * MESSAGES)
  expect(await auditor.quarantine()).toEqual([])

  for (const agent of [ana, bruno]) {
    await until('the console is in step', async () => {
      const seen = await citizensLines(agent)
      return [...seen.values()].flat().length === CITIZENS * MESSAGES
    })
    expect(await citizensLines(agent)).toEqual(written)
  }

  const sent = (await simulator.sent()).map(({ text }) => text ?? '')
  expect(sent.length).toBe(new Set(sent).size)
  expect(said.filter((text) => !replies.has(text))).toEqual([])
  const certain = [...replies].filter(([, tick]) => tick !== 'unknown').map(([text]) => text)
  expect(certain.filter((text) => !sent.includes(text))).toEqual([])
  // What WhatsApp took in is in the order in which the agent said it, citizen by citizen.
  for (const { name } of citizens) {
    const toHer = (texts: string[]) => texts.filter((text) => text.endsWith(` a ${name}`))
    expect(toHer(sent)).toEqual(toHer(said).filter((text) => sent.includes(text)))
  }

  await ana.stop()
  await bruno.stop()
  await lives.relay.stop()
  await simulator.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** The lives of one relay: each begins on the folder and the port that the last one left. */
class Lives {
  readonly #options: { dataFolder: string; port: number; apiUrl: string }
  #relay: SpawnedRelay | null = null

  constructor(options: { dataFolder: string; port: number; apiUrl: string }) {
    this.#options = options
  }

  get relay(): SpawnedRelay {
    if (!this.#relay) throw new Error('The relay has not begun.')
    return this.#relay
  }

  get url(): string {
    return this.relay.url
  }

  async begin(): Promise<void> {
    this.#relay = await spawnRelay(this.#options)
  }

  /** Ends the last life and begins another, which may be over before it has begun. */
  async next(crashAt: { moment: Moment; count: number } | null): Promise<void> {
    await this.relay.kill()
    try {
      this.#relay = await spawnRelay({ ...this.#options, ...(crashAt ? { crashAt } : {}) })
    } catch (error) {
      if (!(error instanceof EndedWhileStarting && error.signal === 'SIGKILL')) throw error
    }
  }

  died(): Promise<void> {
    return this.relay.ended
  }

  /**
   * Gives the moment some more seconds to come, and kills the process if it does not.
   * @returns whether it came.
   */
  async killUnless(died: Promise<void>): Promise<boolean> {
    if (await soon(died, 3_000)) return true
    await this.relay.kill()
    return false
  }
}

async function everythingSettled(simulator: StartedSimulator, ana: TestAgent): Promise<void> {
  await until(
    'WhatsApp has nothing left to deliver',
    async () => {
      const { pending } = await simulator.webhooks()
      return pending === 0
    },
    60_000,
  )
  await until(
    'the outbox is empty',
    async () => {
      const { outbox } = await ana.console.call('get-status', {})
      return outbox.waiting === 0
    },
    60_000,
  )
  await until(
    'no reply is on its way',
    async () => {
      const ticks = [...(await repliesOf(ana)).values()]
      return ticks.every((tick) => tick !== 'queued' && tick !== 'sent')
    },
    60_000,
  )
}

/** Each reply that the record has, with its tick. */
async function repliesOf(agent: TestAgent): Promise<Map<string, string>> {
  const replies = new Map<string, string>()
  for (const row of await agent.rows()) {
    for (const message of await agent.messages(row.conversationId)) {
      if (message.from === 'agent' && !message.unconfirmed) {
        replies.set(textOf(message) ?? '', message.delivery?.tick ?? 'none')
      }
    }
  }
  return replies
}

/** What each citizen wrote, in the order in which a console shows it. */
async function citizensLines(agent: TestAgent): Promise<Map<string, string[]>> {
  const rows = await agent.rows()
  const lines = await Promise.all(
    rows.map(async (row) => {
      const messages = await agent.messages(row.conversationId)
      const texts = messages.filter(({ from }) => from === 'citizen').map((m) => textOf(m) ?? '')
      return [row.citizenName ?? '', texts] as const
    }),
  )
  return new Map(lines.sort(([a], [b]) => number(a) - number(b)))
}

function number(name: string): number {
  return Number(name.split(' ')[1])
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

function soon(promise: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, ms, false)),
  ])
}
