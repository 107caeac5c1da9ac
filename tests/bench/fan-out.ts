import { PASSWORD } from '../support/relay-accounts.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'
import { spawnRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { quantile, rounded } from './measure.ts'
import { webhookBody } from './webhook-bodies.ts'

const CONSOLES = 20
const MESSAGES = 200
const CITIZENS = 50
const GIVE_UP_MS = 10_000

/**
 * (b) From the moment at which a webhook is posted to the moment at which each of twenty consoles
 * has it in its replica and says so to its screen. One message at a time; the relay is a process of
 * its own, the consoles share another.
 */
export async function benchFanOut() {
  const relay = await spawnRelay()
  const consoles: TestConsole[] = []
  try {
    for (let number = 0; number < CONSOLES; number += 1) {
      const console = await startConsole({
        relayUrl: relay.url,
        login: 'ana',
        password: PASSWORD,
        patience: { answer: 10_000, silence: 30_000 },
      })
      await console.waitUntilConnected()
      consoles.push(console)
    }
    const each: number[] = []
    const last: number[] = []
    for (let number = 1; number <= MESSAGES; number += 1) {
      const told = Promise.all(consoles.map(nextChange))
      const start = performance.now()
      await relay.postWebhook(webhookBody(number, number % CITIZENS, SIMULATED.phoneNumberId))
      const times = (await told).map((at) => at - start)
      each.push(...times)
      last.push(Math.max(...times))
    }
    return { consoles: CONSOLES, toEach: spread(each), toTheLast: spread(last) }
  } finally {
    for (const console of consoles) await console.stop()
    await relay.stop()
  }
}

/** When this console next says that a conversation changed. */
function nextChange(console: TestConsole): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      reject(new Error('A console heard nothing.'))
    }, GIVE_UP_MS)
    const stop = console.onPush(({ name }) => {
      if (name !== 'conversation-changed') return
      clearTimeout(timer)
      stop()
      resolve(performance.now())
    })
  })
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50Ms: rounded(quantile(sorted, 0.5)), p99Ms: rounded(quantile(sorted, 0.99)) }
}
