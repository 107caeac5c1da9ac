import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { createDispatcher } from '../../relay/delivery/dispatcher.ts'
import type { Log } from '../../relay/log/log.ts'
import { createFileFolder } from '../../relay/media/file-folder.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import { beginRun, type RelayRun } from '../../relay/store/relay-run.ts'
import { StoreUnavailableError } from '../../relay/store/store-failure.ts'
import * as citizens from '../../relay/whatsapp/citizens.ts'
import type { GraphApi, OutgoingMessage } from '../../relay/whatsapp/graph-api.ts'
import type { EventBody } from '../../shared/events.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

/** PostgreSQL commits, and the connection goes before it says so. */

let folder: string
let store: Store
let log: Log
let run: RelayRun

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openStore(await placeOf(folder), randomUUID)
  log = await openRecord(store, Date.now)
  run = await beginRun(await placeOf(folder), randomUUID)
  const sample = new SampleLog()
  for (const n of [1, 2]) {
    sample.receive(n, 'Tem vacina?')
    sample.ask(1, n, { type: 'claim-attendance' })
    for (const text of ['a', 'b']) {
      const what = { messageId: randomUUID(), text: `${n}${text}`, replyTo: null }
      sample.ask(1, n, { type: 'send-reply', ...what })
    }
    const known = { ...citizens.nobody, phone: `556399999000${n}` }
    await store.transaction((tx) => citizens.save(tx, sampleId('d', n), known))
  }
  for (const { seq: _, at: __, ...body } of sample.events) {
    const of = 'conversationId' in body ? (body.conversationId as string) : null
    await log.append(of, () => [body as EventBody])
  }
})
afterEach(async () => {
  log.stop()
  await run.end()
  await store.close()
  removeFolder(folder)
})

/** Sends the four replies; the n-th transaction (from 0) is committed, and the word of it is lost. */
async function sendLosing(lost: number): Promise<string[]> {
  const sent: string[] = []
  let count = 0
  const transaction: Log['transaction'] = async (work) => {
    const isLost = count === lost
    count += 1
    const result = await log.transaction(work)
    if (isLost) throw new StoreUnavailableError(new Error('connection lost'))
    return result
  }
  const sendMessage = async ({ body }: OutgoingMessage) => {
    sent.push('text' in body ? String(body.text) : '')
    return { outcome: 'accepted', whatsappId: `wamid.${sent.length}` }
  }
  const span = { firstMs: 100, maxMs: 100 }
  const dispatcher = createDispatcher({
    ...{ store, run, log: { ...log, transaction }, folder: createFileFolder(folder) },
    graph: { sendMessage } as unknown as GraphApi,
    pauseTimings: { account: span, rate: span },
    ...{ clock: Date.now, random: () => 0, backOffBaseMs: 1, newId: randomUUID },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    ...{ onMoment: () => {}, onSent: () => {} },
  })
  await dispatcher.start()
  const isOver = async () => {
    const states = await store.all<{ state: string }>('select state from outgoing')
    return states.every(({ state }) => state !== 'queued' && state !== 'attempted')
  }
  await until('nothing waits any more', isOver)
  await dispatcher.stop(500)
  return sent
}

async function countOf(type: string): Promise<number> {
  const rows = await store.all('select 1 from log where envelope like ?', `%"type":"${type}"%`)
  return rows.length
}

test('an attempt whose commit was not heard of is given up, and holds nobody up', async () => {
  expect(await sendLosing(0)).toHaveLength(3)
  expect(await countOf('send-unknown')).toBe(1)
})

test('nor does it while one reply at a time asks for all', async () => {
  await store.run('update queue_pause set strikes = 1')
  expect(await sendLosing(0)).toHaveLength(3)
})

test('an acceptance whose commit was not heard of stands in the log once', async () => {
  await store.run('update queue_pause set strikes = 1')
  expect(await sendLosing(1)).toHaveLength(4)
  expect(await countOf('send-accepted')).toBe(4)
})
