import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeInterpretation, openRecord } from '../../relay/compose-record.ts'
import { readConfig } from '../../relay/config.ts'
import { allDays } from '../../relay/duties/tallies.ts'
import type { LogTransaction } from '../../relay/log/append.ts'
import type { Log } from '../../relay/log/log.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store, Transaction } from '../../relay/store/port.ts'
import { StoreUnavailableError } from '../../relay/store/store-failure.ts'
import { createInbox } from '../../relay/whatsapp/inbox.ts'
import { createInterpreter, type Interpreter } from '../../relay/whatsapp/interpreter.ts'
import { asMetaWrites } from '../support/relay-client.ts'
import { NOWHERE, relayEnvironment } from '../support/relay-environment.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** A webhook that cannot be searched for whom an erasure took, by a fault at the store's port. */

let folder: string
let store: Store
let log: Log
let interpreter: Interpreter
/** What the search is answered with. */
let fault: Error | null

beforeEach(async () => {
  folder = temporaryFolder()
  fault = null
  store = await openStore(await placeOf(folder), randomUUID)
  const opened = await openRecord(store, Date.now)
  const transaction: Log['transaction'] = (work) => opened.transaction((tx) => work(failing(tx)))
  log = { ...opened, transaction }
  const context = composeInterpretation(readConfig(relayEnvironment(folder, NOWHERE)), {
    ...{ clock: Date.now, newId: randomUUID },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    ...{ onItem: () => {}, onField: () => {}, onTemplateNews: () => {} },
  })
  interpreter = createInterpreter(context, log, { onMoment: () => {}, isServing: () => true })
})

afterEach(async () => {
  await interpreter.stop()
  log.stop()
  await store.close()
  removeFolder(folder)
})

/** Its item looks for the message once, and then the search for whom it tells of once more. */
function failing(tx: LogTransaction): LogTransaction {
  let lookups = 0
  const get: Transaction['get'] = async (sql, ...values) => {
    if (values.includes('wamid.again')) lookups += 1
    if (fault !== null && lookups > 1) throw fault
    return tx.get(sql, ...values)
  }
  return { ...tx, get }
}

async function receive(body: unknown): Promise<void> {
  const inbox = createInbox(store, Date.now, () => {})
  await inbox.keep(Buffer.from(asMetaWrites(body)))
  interpreter.wake()
}

const waiting = async () =>
  (await store.all('select 1 from inbox where interpreted_at is null')).length

const quarantined = () =>
  store.all<{ inboxId: number; path: string; reason: string }>(
    'select inbox_id as "inboxId", path, reason from quarantine order by quarantine_id',
  )

const repeated = webhook(inbound(maria, { id: 'wamid.again' }))

test('is quarantined as a whole, counted, and keeps nothing waiting; its message stands once', async () => {
  await receive(repeated)
  await until('it is interpreted', async () => (await waiting()) === 0)
  fault = new Error('cannot be searched')
  await receive(repeated)
  await receive(webhook(inbound(maria, { id: 'wamid.next' })))
  await until('all are interpreted', async () => (await waiting()) === 0)
  const entries = await quarantined()
  expect(entries[0]).toEqual({ inboxId: 2, path: '', reason: 'interpretation-failed' })
  const rows = await store.all('select 1 from messages')
  expect(rows).toHaveLength(2)
  const [day] = await allDays(store)
  const outcomes = [day?.messages, day?.nothing_new, day?.quarantined]
  expect([day?.interpreted, day?.items, outcomes]).toEqual([3, 4, [2, 1, 1]])
})

test('waits, where it is the store that fails, and is interpreted later', async () => {
  await receive(repeated)
  await until('it is interpreted', async () => (await waiting()) === 0)
  fault = new StoreUnavailableError(new Error('gone'))
  await receive(repeated)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await waiting()).toBe(1)
  fault = null
  await until('it is interpreted', async () => (await waiting()) === 0)
  expect(await quarantined()).toEqual([])
})
