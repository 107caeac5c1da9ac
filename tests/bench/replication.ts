import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openEncrypted } from '../../main/store/database.ts'
import type { LogEvent } from '../../shared/events.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import { startConsole } from '../support/start-console.ts'
import { type SpawnedRelay, spawnRelay, temporaryFolder } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { median, rounded, timed } from './measure.ts'
import { webhookBatch } from './webhook-bodies.ts'

const MESSAGES = 50_000
const CITIZENS = 5_000
const BATCH = 1_000
const REPETITIONS = 3
const PATIENCE_MS = 300_000

/**
 * (c) A fresh console, from the first request to a complete replica of 50,000 messages with full
 * text, against a bare insert of the same rows into one encrypted table. Medians of interleaved
 * repetitions; both also told in messages a second.
 */
export async function benchReplication() {
  const relay = await spawnRelay()
  try {
    const events = await fill(relay)
    const replica: number[] = []
    const usable: number[] = []
    const bare: number[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      const times = await replicate(relay.url)
      usable.push(times.usable)
      replica.push(times.complete)
      bare.push(await timed(() => insertBare(events)))
    }
    return {
      messages: MESSAGES,
      events: events.length,
      completeMs: Math.round(median(replica)),
      usableMs: Math.round(median(usable)),
      bareInsertMs: Math.round(median(bare)),
      timesBareInsert: rounded(median(replica) / median(bare)),
      messagesPerSecond: Math.round(MESSAGES / (median(replica) / 1000)),
    }
  } finally {
    await relay.stop()
  }
}

/** Lets the relay receive all messages, as WhatsApp sends them in batches. */
async function fill(relay: SpawnedRelay): Promise<LogEvent[]> {
  for (let number = 0; number < MESSAGES; number += BATCH) {
    const messages = Array.from({ length: BATCH }, (_, index) => ({
      number: number + index,
      citizen: (number + index) % CITIZENS,
    }))
    const answer = await relay.postWebhook(webhookBatch(messages, SIMULATED.phoneNumberId))
    if (answer.status !== 200) throw new Error(`A webhook was answered ${answer.status}.`)
  }
  const auditor = await relay.signIn('admin')
  let before = -1
  await until(
    'all is interpreted',
    async () => {
      const { head } = await auditor.page(Number.MAX_SAFE_INTEGER, 1)
      const stands = head === before && head > MESSAGES
      before = head
      await new Promise((resolve) => setTimeout(resolve, 500))
      return stands
    },
    PATIENCE_MS,
  )
  return auditor.events()
}

/** Milliseconds until the queue can be worked with, and until nothing is missing. */
async function replicate(relayUrl: string): Promise<{ usable: number; complete: number }> {
  const console = await startConsole({ relayUrl, patience: { answer: 30_000, silence: 30_000 } })
  const start = performance.now()
  const signedIn = await console.call('sign-in', { login: 'bruno', password: PASSWORD })
  if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.reason)
  await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'connected', PATIENCE_MS)
  const usable = performance.now() - start
  await console.waitFor('get-status', {}, ({ sync }) => sync.history === null, PATIENCE_MS)
  const complete = performance.now() - start
  await console.stop()
  return { usable, complete }
}

function insertBare(events: readonly LogEvent[]): void {
  const folder = temporaryFolder()
  const db = openEncrypted(join(folder, 'bare.db'), randomBytes(32))
  db.exec('create table bare (seq integer primary key, type text, at integer, body text)')
  const insert = db.prepare('insert into bare values (?, ?, ?, ?)')
  db.transaction(() => {
    for (const event of events) insert.run(event.seq, event.type, event.at, JSON.stringify(event))
  })()
  db.close()
  rmSync(folder, { recursive: true, force: true })
}
