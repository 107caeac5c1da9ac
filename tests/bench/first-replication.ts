import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { readLines } from '../../main/sync/read-lines.ts'
import { buildIfStale } from '../../tools/build.ts'
import { inRoot } from '../../tools/root.ts'
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
 * limit), and beside JSON pages inserted row by row with triggers (the naive way). What each costs the
 * processor, in microseconds an event, says the same on a machine that does other things too.
 */
export async function benchFirstReplication(isFull: boolean) {
  const messages = isFull ? MESSAGES_FULL : MESSAGES
  // The thread as it is packed: from source it would first be compiled.
  await buildIfStale()
  const server = fork(join(import.meta.dirname, 'town-server.ts'), [String(messages)])
  try {
    const [{ url, events }] = (await once(server, 'message')) as [{ url: string; events: number }]
    const limit: Spent[] = []
    const naive: Spent[] = []
    const replica: Awaited<ReturnType<typeof replicate>>[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      limit.push(await spent(() => receiveOnly(url)))
      replica.push(await replicate(url))
      naive.push(await spent(() => replicateNaively(url)))
    }
    const complete = median(replica.map((one) => one.complete))
    const usable = median(replica.map((one) => one.usable))
    const receiveAndDecode = median(limit.map(({ ms }) => ms))
    const naivePages = median(naive.map(({ ms }) => ms))
    const cpu = (all: readonly Spent[]) => rounded(median(all.map(({ cpuUs }) => cpuUs)) / events)
    // Within a twentieth of the whole, or two seconds.
    const early = Math.max(complete / 20, EARLY_MS)
    return {
      messages,
      events,
      usableMs: atMost(Math.round(usable), Math.round(early)),
      completeMs: Math.round(complete),
      longestBlockMs: atMost(median(replica.map((one) => one.longestBlock)), 16),
      blockedOver16MsInHundred: median(replica.map((one) => one.blockedOften)),
      receiveAndDecodeMs: Math.round(receiveAndDecode),
      naivePagesMs: Math.round(naivePages),
      cpuUsAnEvent: { replica: cpu(replica), receiveAndDecode: cpu(limit), naive: cpu(naive) },
      ofLimit: atMost(complete / receiveAndDecode, 2.5),
      timesNaive: atLeast(naivePages / complete, 8),
    }
  } finally {
    await stop(server)
  }
}

async function replicate(relayUrl: string) {
  const historyProgram = pathToFileURL(inRoot('out/main/history-thread.js'))
  const patience = { answer: 30_000, silence: 30_000 }
  const console = await startConsole({ relayUrl, patience, historyProgram })
  const signedIn = await console.call('sign-in', { login: 'bruno', password: 'senha' })
  if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.reason)
  // From here on: deriving a key from the password is slow on purpose, and not what is asked.
  const start = performance.now()
  const cpu = process.cpuUsage()
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'connected', PATIENCE_MS)
  const usable = performance.now() - start
  await console.waitFor('get-status', {}, ({ sync }) => sync.history === null, PATIENCE_MS)
  const complete = performance.now() - start
  const { cpuUs } = cpuSince(cpu)
  loop.disable()
  await console.stop()
  // What the timer of the measurement itself is late by is no block.
  const longestBlock = loop.max / 1e6
  return { usable, complete, ms: complete, cpuUs, longestBlock, blockedOften: blockedOften(loop) }
}

/** How often in a hundred turns the loop was late by more than a frame. */
function blockedOften(loop: ReturnType<typeof monitorEventLoopDelay>): number {
  for (let share = 99.9; share > 0; share -= 0.1) {
    if (loop.percentile(share) / 1e6 <= 16) return rounded(100 - share)
  }
  return 100
}

/** What something took, by the clock and of the processor. */
type Spent = { readonly ms: number; readonly cpuUs: number }

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const cpu = process.cpuUsage()
  return { ms: await timed(work), ...cpuSince(cpu) }
}

function cpuSince(start: NodeJS.CpuUsage): { cpuUs: number } {
  const { user, system } = process.cpuUsage(start)
  return { cpuUs: user + system }
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
