import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readLines } from '../../main/sync/read-lines.ts'
import { startConsole } from '../support/start-console.ts'
import { median, rounded, timed } from './measure.ts'
import { replicateNaively } from './naive-replication.ts'
import { atLeast, atMost } from './target.ts'

const MESSAGES = 20_000
const MESSAGES_FULL = 200_000
const REPETITIONS = 3
const EARLY_MS = 2000
const PATIENCE_MS = 600_000

/**
 * (d) A fresh console against the log of an invented town: until its queue can be worked with, and
 * until nothing is missing, full text included; beside receiving and decoding the same bytes (the
 * limit), and beside JSON pages inserted row by row with triggers (the naive way).
 */
export async function benchFirstReplication(isFull: boolean) {
  const messages = isFull ? MESSAGES_FULL : MESSAGES
  const server = fork(join(import.meta.dirname, 'town-server.ts'), [String(messages)])
  try {
    const [{ url, events }] = (await once(server, 'message')) as [{ url: string; events: number }]
    const limit: number[] = []
    const naive: number[] = []
    const replica: Awaited<ReturnType<typeof replicate>>[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      limit.push(await timed(() => receiveOnly(url)))
      replica.push(await replicate(url))
      naive.push(await timed(() => replicateNaively(url)))
    }
    const complete = median(replica.map((one) => one.complete))
    const usable = median(replica.map((one) => one.usable))
    // Within a twentieth of the whole, or two seconds.
    const early = Math.max(complete / 20, EARLY_MS)
    return {
      messages,
      events,
      usableMs: atMost(Math.round(usable), Math.round(early)),
      completeMs: Math.round(complete),
      longestBlockMs: atMost(median(replica.map((one) => one.longestBlock)), 16),
      blockedOver16MsInHundred: median(replica.map((one) => one.blockedOften)),
      receiveAndDecodeMs: Math.round(median(limit)),
      naivePagesMs: Math.round(median(naive)),
      ofLimit: atMost(complete / median(limit), 2.5),
      timesNaive: atLeast(median(naive) / complete, 8),
    }
  } finally {
    await stop(server)
  }
}

async function replicate(relayUrl: string) {
  const console = await startConsole({ relayUrl, patience: { answer: 30_000, silence: 30_000 } })
  const signedIn = await console.call('sign-in', { login: 'bruno', password: 'senha' })
  if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.reason)
  // From here on: deriving a key from the password is slow on purpose, and not what is asked.
  const start = performance.now()
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'connected', PATIENCE_MS)
  const usable = performance.now() - start
  await console.waitFor('get-status', {}, ({ sync }) => sync.history === null, PATIENCE_MS)
  const complete = performance.now() - start
  loop.disable()
  await console.stop()
  // What the timer of the measurement itself is late by is no block.
  const longestBlock = loop.max / 1e6
  return { usable, complete, longestBlock, blockedOften: blockedOften(loop) }
}

/** How often in a hundred turns the loop was late by more than a frame. */
function blockedOften(loop: ReturnType<typeof monitorEventLoopDelay>): number {
  for (let share = 99.9; share > 0; share -= 0.1) {
    if (loop.percentile(share) / 1e6 <= 16) return rounded(100 - share)
  }
  return 100
}

async function receiveOnly(url: string): Promise<number> {
  const headers = { accept: 'application/x-ndjson' }
  const response = await fetch(`${url}/v1/events?after=0`, { headers })
  if (!response.body) throw new Error('There is no body.')
  let seen = 0
  for await (const lines of readLines(response.body)) {
    for (const line of lines) seen += JSON.parse(line).seq > 0 ? 1 : 0
  }
  return seen
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}
