import { spawnRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { quantile } from './measure.ts'
import { atMost } from './target.ts'
import { webhookBatch } from './webhook-bodies.ts'

const UPDATES = 1000
const BATCHES = 20
const CITIZENS = 300

/** (e) How soon a webhook of 1,000 updates is acknowledged, while those before it are interpreted. */
export async function benchBatch() {
  const relay = await spawnRelay()
  try {
    const times: number[] = []
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const updates = Array.from({ length: UPDATES }, (_, index) => ({
        number: batch * UPDATES + index,
        citizen: index % CITIZENS,
      }))
      const body = webhookBatch(updates, SIMULATED.phoneNumberId)
      const start = performance.now()
      const { status } = await relay.postWebhook(body)
      if (status !== 200) throw new Error(`A webhook was answered ${status}.`)
      times.push(performance.now() - start)
    }
    const sorted = times.toSorted((a, b) => a - b)
    return {
      updates: UPDATES,
      medianMs: atMost(quantile(sorted, 0.5), 250),
      longestMs: atMost(sorted.at(-1) ?? Number.NaN, 1000),
    }
  } finally {
    await relay.kill()
  }
}
