import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { median, rounded } from './measure.ts'
import { type Load, postWebhooks } from './post-webhooks.ts'
import { webhookBody } from './webhook-bodies.ts'

const REPETITIONS = 5
const WEBHOOKS = 4_000
const CONNECTIONS = 64
const VARIANTS = ['none', 'group', 'each'] as const

type Variant = (typeof VARIANTS)[number]

/**
 * (a) Webhooks acknowledged in a second with every commit durable, against the same server that
 * checks and parses but keeps nothing (the limit), and against one commit each (the naive way).
 * Medians of interleaved repetitions, the generator beside it.
 */
export async function benchWebhooks() {
  const loads: Record<Variant, Load[]> = { none: [], group: [], each: [] }
  let number = 0
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    for (const variant of VARIANTS) {
      const bodies = Array.from({ length: WEBHOOKS }, () => {
        number += 1
        return webhookBody(number, number % 500, SIMULATED.phoneNumberId)
      })
      loads[variant].push(await runOnce(variant, bodies))
    }
  }
  const perSecond = (variant: Variant) => median(loads[variant].map((load) => load.perSecond))
  const summary = (variant: Variant) => ({
    perSecond: Math.round(perSecond(variant)),
    p50Ms: rounded(median(loads[variant].map((load) => load.p50))),
    p99Ms: rounded(median(loads[variant].map((load) => load.p99))),
    failed: loads[variant].reduce((sum, load) => sum + load.failed, 0),
  })
  return {
    durable: summary('group'),
    limitStoringNothing: summary('none'),
    naiveOneCommitEach: summary('each'),
    ofLimit: rounded(perSecond('group') / perSecond('none')),
    timesNaive: rounded(perSecond('group') / perSecond('each')),
  }
}

async function runOnce(variant: Variant, bodies: readonly Buffer[]): Promise<Load> {
  const folder = temporaryFolder()
  const child = fork(join(import.meta.dirname, 'webhook-server.ts'), [variant, folder])
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
