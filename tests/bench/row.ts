import { setTimeout as sleep } from 'node:timers/promises'
import { PASSWORD } from '../support/relay-accounts.ts'
import { startConsole } from '../support/start-console.ts'
import { spawnRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { listen, startBareRoad } from './bare-road.ts'
import { exchange, openSocket, requestBytes } from './door.ts'
import { median, quantile, rounded } from './measure.ts'
import { atMost } from './target.ts'
import { webhookBody } from './webhook-bodies.ts'

const PER_SECOND = 200
const MESSAGES = 2000
const REPETITIONS = 3
/** Each writes every quarter of a second: a console tells of one conversation every 30 ms at most. */
const CITIZENS = 50
const GIVE_UP_MS = 30_000

type Times = { p50: number; p99: number }

/**
 * (f) At 200 webhooks a second, from the moment at which one is posted to the moment at which a
 * console has it in its replica and says so; beside the same way through a server that checks and
 * parses and a reader that parses, where nobody keeps anything. Medians of interleaved repetitions.
 */
export async function benchRow() {
  const durable: Times[] = []
  const bare: Times[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    durable.push(await toTheRow())
    bare.push(await toTheReader())
  }
  const middle = (of: readonly Times[], which: keyof Times) => median(of.map((one) => one[which]))
  return {
    perSecond: PER_SECOND,
    p50Ms: rounded(middle(durable, 'p50')),
    storingNothingP50Ms: rounded(middle(bare, 'p50')),
    storingNothingP99Ms: rounded(middle(bare, 'p99')),
    timesStoringNothing: atMost(middle(durable, 'p50') / middle(bare, 'p50'), 2.5),
    p99Ms: atMost(middle(durable, 'p99'), 10),
  }
}

async function toTheRow(): Promise<Times> {
  const relay = await spawnRelay()
  const console = await startConsole({
    relayUrl: relay.url,
    login: 'ana',
    password: PASSWORD,
    patience: { answer: 10_000, silence: 30_000 },
  })
  try {
    await console.waitUntilConnected()
    const citizenOf = new Map<string, number>()
    for (let citizen = 0; citizen < CITIZENS; citizen += 1) {
      await relay.postWebhook(webhookBody(nextNumber(), citizen, SIMULATED.phoneNumberId))
      const { payload } = await until('the console has the citizen', () =>
        console.pushes.find(
          (push) =>
            push.name === 'conversation-changed' && !citizenOf.has(push.payload.conversationId),
        ),
      )
      if ('conversationId' in payload) citizenOf.set(payload.conversationId, citizen)
    }
    return await paced(relay.url, (arrived) =>
      console.onPush((push) => {
        if (push.name !== 'conversation-changed') return
        const citizen = citizenOf.get(push.payload.conversationId)
        if (citizen !== undefined) arrived(citizen)
      }),
    )
  } finally {
    await console.stop()
    await relay.kill()
  }
}

async function toTheReader(): Promise<Times> {
  const road = await startBareRoad()
  const socket = await listen(road)
  try {
    return await paced(road.url, (arrived) => {
      let rest = ''
      socket.on('data', (bytes: Buffer) => {
        const events = (rest + bytes.toString('utf8')).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) {
          const { from_user_id: userId }: { from_user_id?: string } = JSON.parse(
            event.slice(event.indexOf('data: ') + 'data: '.length),
          )
          arrived(Number(userId?.replace('BR.Ficticia', '')))
        }
      })
    })
  } finally {
    socket.destroy()
    await road.kill()
  }
}

/** Posts at the pace, whatever comes back; `hear` says whose message has arrived. */
async function paced(
  url: string,
  hear: (arrived: (citizen: number) => void) => unknown,
): Promise<Times> {
  const target = new URL(`${url}/webhooks/whatsapp`)
  const idle = await Promise.all(Array.from({ length: 8 }, () => openSocket(target)))
  const sockets = [...idle]
  const sentAt = new Map<number, number>()
  const times: number[] = []
  hear((citizen) => {
    const sent = sentAt.get(citizen)
    if (sent === undefined) return
    sentAt.delete(citizen)
    times.push(performance.now() - sent)
  })
  const requests = Array.from({ length: MESSAGES }, (_, place) =>
    requestBytes(
      target,
      webhookBody(nextNumber(), place % CITIZENS, SIMULATED.phoneNumberId),
      SIMULATED.appSecret,
    ),
  )
  const start = performance.now()
  for (const [place, request] of requests.entries()) {
    await sleep(Math.max(0, start + (1000 * place) / PER_SECOND - performance.now()))
    // In turn: a server closes a connection that has nothing to say for seconds.
    const socket = idle.shift() ?? (await openSocket(target))
    const citizen = place % CITIZENS
    // Of two on their way at once the earlier one counts.
    if (!sentAt.has(citizen)) sentAt.set(citizen, performance.now())
    void exchange(socket, request).then(() => idle.push(socket))
  }
  await until('all have arrived', () => sentAt.size === 0, GIVE_UP_MS)
  for (const socket of [...sockets, ...idle]) socket.destroy()
  const sorted = times.slice(PER_SECOND).toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
}

let number = 0

function nextNumber(): number {
  number += 1
  return number
}
