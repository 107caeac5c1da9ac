import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import * as outgoing from '../../relay/delivery/outgoing-replies.ts'
import { attemptReply, recordAttempt } from '../../relay/delivery/send-reply.ts'
import type { Log } from '../../relay/log/log.ts'
import { createFileFolder } from '../../relay/media/file-folder.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import { beginRun, type RelayRun } from '../../relay/store/relay-run.ts'
import * as citizens from '../../relay/whatsapp/citizens.ts'
import type { GraphApi, OutgoingMessage } from '../../relay/whatsapp/graph-api.ts'
import type { EventBody } from '../../shared/events.ts'
import { SampleLog, START, sampleId } from '../support/sample-log.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'

/** What happens between looking a reply up and recording its attempt. */

const [conversationId, citizenId] = [sampleId('c', 1), sampleId('d', 1)]

let folder: string
let store: Store
let log: Log
let run: RelayRun
let sent: OutgoingMessage[]

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openStore(await placeOf(folder), randomUUID)
  log = await openRecord(store, () => START)
  run = await beginRun(await placeOf(folder), randomUUID)
  sent = []
  const sample = new SampleLog()
  sample.receive(1, 'Tem vacina?')
  sample.ask(1, 1, { type: 'claim-attendance' })
  const messageId = randomUUID()
  sample.ask(1, 1, { type: 'send-reply', messageId, text: 'Tem, sim.', replyTo: null })
  for (const { seq: _, at: __, ...body } of sample.events) {
    const of = 'conversationId' in body ? (body.conversationId as string) : null
    await log.append(of, () => [body as EventBody])
  }
  const known = { ...citizens.nobody, phone: '5563999990001' }
  await store.transaction((tx) => citizens.save(tx, citizenId, known))
})

afterEach(async () => {
  log.stop()
  await run.end()
  await store.close()
  removeFolder(folder)
})

/** @param meanwhile happens after the reply was looked up, before its attempt is recorded. */
async function attempt(meanwhile: () => Promise<unknown>) {
  const [reply] = await outgoing.due(store, START, 1)
  if (reply === undefined) throw new Error('nothing is queued')
  const graph: Pick<GraphApi, 'sendMessage'> = {
    sendMessage: async (message) => {
      sent.push(message)
      return { outcome: 'accepted', whatsappId: 'wamid.OUT' }
    },
  }
  const interrupted: Log = {
    ...log,
    transaction: async (work) => {
      await meanwhile()
      return log.transaction(work)
    },
  }
  const span = { firstMs: 1000, maxMs: 1000 }
  const context = {
    ...{ store, run, log: interrupted, folder: createFileFolder(folder), newId: randomUUID },
    ...{ graph: graph as GraphApi, pauseTimings: { account: span, rate: span } },
    ...{ clock: () => START, random: () => 0, backOffBaseMs: 1, onMoment: () => {} },
  }
  const signal = new AbortController().signal
  const attempted = await attemptReply(context, reply, { signal, onTaken: () => {} })
  if (attempted === null) return null
  return (await recordAttempt({ ...context, log }, attempted))?.event.type ?? null
}

const nothing = async () => {}
const erasure = () =>
  log.append(conversationId, () => [
    {
      ...{ type: 'content-erased', citizenId, conversationId, cause: 'erasure', agentId: null },
      seqs: [],
    },
  ])
const change = () =>
  log.append(conversationId, () => [
    { type: 'identity-changed', conversationId, change: 'number', changedAt: START },
  ])

test('a reply goes to whom it was written', async () => {
  expect(await attempt(nothing)).toBe('send-accepted')
  expect(sent.map(({ recipient }) => recipient)).toEqual([{ phone: '5563999990001' }])
})

test('a reply whose citizen is erased while it is being prepared does not go', async () => {
  const withWords = async () => {
    await store.run(`update content set body = 'null'`)
    await erasure()
  }
  expect(await attempt(withWords)).toBeNull()
  expect(await attempt(nothing)).toBe('send-failed')
  expect(sent).toEqual([])
})

test('a reply that was written before somebody else may read it does not go', async () => {
  expect(await attempt(change)).toBeNull()
  expect(await attempt(nothing)).toBe('send-failed')
  expect(sent).toEqual([])
})

test('what WhatsApp answers for somebody erased meanwhile is kept without its number', async () => {
  await erasure()
  const about = { conversationId, messageId: randomUUID() }
  const seq = await log.append(conversationId, () => [
    { type: 'send-accepted', ...about, whatsappId: 'wamid.COM-O-NUMERO' },
  ])
  const [stored] = await log.pick([seq])
  expect(stored?.json).toContain('"whatsappId":"erased.')
  expect(stored?.json).not.toContain('COM-O-NUMERO')
})
