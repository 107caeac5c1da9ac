import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { createDisk, diskObstacle } from '../torture/disk.ts'
import { median, rounded } from './measure.ts'
import { type Load, postWebhooks } from './post-webhooks.ts'
import { atLeast, atMost } from './target.ts'
import { webhookBody } from './webhook-bodies.ts'

const REPETITIONS = 5
const WEBHOOKS = 4_000
const CONNECTIONS = 64
/** What a sync costs on a slower disk. */
const SLOW_SYNC_MS = 2
const VARIANTS = ['none', 'group', 'each'] as const
/** The same on a slow disk, with fewer webhooks: one sync each takes its time. */
const SLOW_VARIANTS = ['group', 'each'] as const
const SLOW_WEBHOOKS = 1200

type Variant = (typeof VARIANTS)[number]

/**
 * (a) Webhooks acknowledged in a second with every commit durable, against the same server that
 * checks and parses but keeps nothing (the limit), and against one commit each (the naive way).
 * Medians of interleaved repetitions, the generator beside it.
 */
export async function benchWebhooks() {
  const loads: Record<Variant, Load[]> = { none: [], group: [], each: [] }
  const slow: Record<Variant, Load[]> = { none: [], group: [], each: [] }
  const hindered = diskObstacle()
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    for (const variant of VARIANTS) loads[variant].push(await runOnce(variant, WEBHOOKS))
    if (hindered !== null) continue
    for (const variant of SLOW_VARIANTS) {
      slow[variant].push(await runOnce(variant, SLOW_WEBHOOKS, SLOW_SYNC_MS))
    }
  }
  const perSecond = (of: readonly Load[]) => median(of.map((load) => load.perSecond))
  const p99 = median(loads.group.map((load) => load.p99))
  return {
    durable: summary(loads.group),
    limitStoringNothing: summary(loads.none),
    naiveOneCommitEach: summary(loads.each),
    ofLimit: atLeast(perSecond(loads.group) / perSecond(loads.none), 0.35),
    timesNaive: atLeast(perSecond(loads.group) / perSecond(loads.each), 3.3),
    durablePerSecond: atLeast(perSecond(loads.group), 3300),
    durableP99Ms: atMost(p99, 50),
    slowDisk: hindered ?? {
      syncMs: SLOW_SYNC_MS,
      durable: summary(slow.group),
      naiveOneCommitEach: summary(slow.each),
      timesNaive: atLeast(perSecond(slow.group) / perSecond(slow.each), 12),
    },
  }
}

function summary(loads: readonly Load[]) {
  return {
    perSecond: Math.round(median(loads.map((load) => load.perSecond))),
    p50Ms: rounded(median(loads.map((load) => load.p50))),
    p99Ms: rounded(median(loads.map((load) => load.p99))),
    failed: loads.reduce((sum, load) => sum + load.failed, 0),
  }
}

let number = 0

function someBodies(count: number): Buffer[] {
  return Array.from({ length: count }, () => {
    number += 1
    return webhookBody(number, number % 500, SIMULATED.phoneNumberId)
  })
}

async function runOnce(variant: Variant, count: number, syncMs = 0): Promise<Load> {
  const bodies = someBodies(count)
  const folder = temporaryFolder()
  const env = syncMs > 0 ? createDisk(folder, { syncMs }).env : {}
  const child = fork(join(import.meta.dirname, 'webhook-server.ts'), [variant, folder], {
    env: { ...process.env, ...env },
  })
  try {
    const url = await addressOf(child)
    const warmUp = bodies.slice(0, 200)
    await postWebhooks(url, SIMULATED.appSecret, warmUp, CONNECTIONS)
    return await postWebhooks(url, SIMULATED.appSecret, bodies.slice(200), CONNECTIONS)
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [{ url: string }]
  return `${message.url}/webhooks/whatsapp`
}
