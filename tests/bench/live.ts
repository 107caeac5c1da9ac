import type { Socket } from 'node:net'
import { relayClient } from '../support/relay-client.ts'
import { spawnRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { listen, type Road, startBareRoad } from './bare-road.ts'
import { median, quantile, rounded } from './measure.ts'
import { atMost } from './target.ts'
import { webhookBody } from './webhook-bodies.ts'

const CONNECTIONS = 500
const REPETITIONS = 5
const MESSAGES = 40
const CITIZENS = 50
/** One message at a time, and the loop at rest between them. */
const REST_MS = 15
const GIVE_UP_MS = 10_000

/**
 * (d) From the moment at which a webhook is posted to the moment at which the last of 500 live
 * connections has it: the relay, durably, against a bare loop of socket writes that keeps nothing.
 */
export async function benchLive() {
  const times: Record<'relay' | 'bare', number[]> = { relay: [], bare: [] }
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    times.relay.push(await toTheLast(await startRelayRoad()))
    times.bare.push(await toTheLast(await startBareRoad()))
  }
  const relay = median(times.relay)
  const bare = median(times.bare)
  return {
    connections: CONNECTIONS,
    relayP50Ms: rounded(relay),
    bareLoopP50Ms: rounded(bare),
    timesBareLoop: atMost(relay / bare, 1.5),
  }
}

/** Median of the messages, in milliseconds. */
async function toTheLast(road: Road): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => listen(road)))
  try {
    const times: number[] = []
    for (let message = 0; message < MESSAGES; message += 1) {
      const heard = Promise.all(sockets.map((socket) => hears(socket, 'wamid.BENCH')))
      const start = performance.now()
      await relayClient(road.url).postWebhook(
        webhookBody(nextNumber(), message % CITIZENS, SIMULATED.phoneNumberId),
      )
      times.push(Math.max(...(await heard)) - start)
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
    }
    return quantile(
      times.slice(MESSAGES / 4).toSorted((a, b) => a - b),
      0.5,
    )
  } finally {
    for (const socket of sockets) socket.destroy()
    await road.kill()
  }
}

let number = 0

function nextNumber(): number {
  number += 1
  return number
}

async function startRelayRoad(): Promise<Road> {
  const relay = await spawnRelay()
  const { token } = await relay.signIn('ana')
  return { url: relay.url, headers: `Authorization: Bearer ${token}\r\n`, kill: relay.kill }
}

/** When this connection next hears `what`. */
function hears(socket: Socket, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('A connection heard nothing.')), GIVE_UP_MS)
    const onData = (bytes: Buffer) => {
      if (!bytes.includes(what)) return
      clearTimeout(limit)
      socket.off('data', onData)
      resolve(performance.now())
    }
    socket.on('data', onData)
  })
}
