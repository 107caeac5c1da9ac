import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LogOptions } from '../../relay/routes/server.ts'
import { claimedCase, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { maria } from '../support/webhooks.ts'
import { withinStore } from '../support/within-store.ts'

let graph: StubGraph
let dataFolder: string
let relay: StartedRelay
let log: LogOptions
/** What the relay logged. */
let lines: string[]

beforeEach(async () => {
  graph = await startStubGraph()
  dataFolder = temporaryFolder()
  lines = []
  const stream = { write: (line: string) => lines.push(line) }
  log = { level: 'error', stream }
  await start({ callsMs: 60_000 })
})

async function start({ callsMs }: { callsMs: number }): Promise<void> {
  // Nobody but the relay's stop ends a wait for WhatsApp.
  const timings = { ...patientTimings, answerTimeoutMs: 600_000 }
  const graces = { requestsMs: 1500, callsMs }
  relay = await startRelay({ apiUrl: graph.apiUrl, dataFolder, timings, graces, log })
}

afterEach(async () => {
  await relay.stop()
  await graph.stop()
  removeFolder(dataFolder)
})

/** What WhatsApp answered does not get into the log. */
const refuseAnswers = {
  sqlite: `create trigger refuse before insert on log
    when new.envelope like '%send-accepted%' begin select raise(abort, 'no'); end`,
  postgres: `create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = 'disk_full'; end $$;
    create trigger refuse before insert on log for each row
    when (new.envelope like '%send-accepted%') execute function refuse()`,
}

/** Queues a reply, and waits until WhatsApp is asked to send it. */
async function callWhatsApp(): Promise<void> {
  const ana = await relay.signIn('ana')
  await ana.command(replyOf(await claimedCase(relay, ana, maria), 'Bom dia'))
  await until('WhatsApp is called', () => graph.calls.length === 1)
}

/** What the record says of the reply, when the relay runs again. */
async function wayOfReply(): Promise<string[]> {
  relay = await startRelay({ apiUrl: graph.apiUrl, dataFolder })
  const ana = await relay.signIn('ana')
  const types = (await ana.events()).map(({ type }) => type)
  return types.slice(types.indexOf('reply-queued') + 1)
}

it('waits for an answer of WhatsApp that takes its time', async () => {
  const asked = Promise.withResolvers<() => void>()
  graph.answer((response) => {
    asked.resolve(() => response.end('{"messages":[{"id":"wamid.SLOW"}]}'))
  })
  await callWhatsApp()
  const answer = await asked.promise
  const stopped = relay.stop()
  await new Promise((resolve) => setTimeout(resolve, 300))
  answer()
  await stopped
  expect(await wayOfReply()).toEqual(['send-attempted', 'send-accepted'])
})

it('does not wait for ever, and what was cut off is unknown', async () => {
  await relay.stop()
  await start({ callsMs: 300 })
  graph.answer(() => {})
  await callWhatsApp()
  await relay.stop()
  expect(await wayOfReply()).toEqual(['send-attempted', 'send-unknown'])
})

it('keeps an answer that the store would not take before', async () => {
  await withinStore(dataFolder, async (store) => {
    const script = (sql: string) => store.transaction((tx) => tx.script(sql))
    await script(refuseAnswers[store.engine])
    await callWhatsApp()
    await until('the answer could not be written', () =>
      lines.some((line) => line.includes('waits for the store')),
    )
    await script(`drop trigger refuse ${store.engine === 'postgres' ? 'on log' : ''}`)
  })
  await relay.stop()
  expect(await wayOfReply()).toEqual(['send-attempted', 'send-accepted'])
})
