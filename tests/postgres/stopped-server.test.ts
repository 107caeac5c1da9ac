import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimedCase, replyOf } from '../support/desk.ts'
import { readEventStream } from '../support/event-stream.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { startOwnPostgres } from '../support/start-postgres.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { contactOf, maria, messageFrom, webhook } from '../support/webhooks.ts'

/** PostgreSQL is stopped under a relay that works, and started again: an update of it, say. */

let server: Awaited<ReturnType<typeof startOwnPostgres>>
let graph: StubGraph
let folder: string
let relay: StartedRelay
let ana: SignedInClient

beforeAll(async () => {
  server = await startOwnPostgres()
  graph = await startStubGraph()
  folder = temporaryFolder()
  relay = await startRelay({ dataFolder: folder, apiUrl: graph.apiUrl })
  ana = await relay.signIn('ana')
}, 60_000)

afterAll(async () => {
  await relay.stop()
  await graph.stop()
  removeFolder(folder)
  await server.end()
})

const isStoreReady = async () => {
  const response = await fetch(`${relay.url}/ready`)
  const { checks } = (await response.json()) as { checks: { store: string } }
  return checks.store === 'ok'
}

/** The live log as a console reads it: where a stream is cut off, the next one goes on. */
function follow(head: number) {
  const streams: ReturnType<typeof readEventStream>[] = []
  let isOver = false
  const seqs = () =>
    streams.flatMap(({ events }) =>
      events.flatMap(({ id }) => (id === undefined ? [] : [Number(id)])),
    )
  const run = async () => {
    for (; !isOver; await sleep(100)) {
      const headers = { accept: 'text/event-stream' }
      const response = await ana.request(`/v1/events?after=${seqs().at(-1) ?? head}`, { headers })
      if (!response.ok) continue
      const stream = readEventStream(response)
      streams.push(stream)
      await stream.ended
    }
  }
  const running = run()
  return {
    seqs,
    end: async () => {
      isOver = true
      await streams.at(-1)?.end()
      await running
    },
  }
}

test('what comes meanwhile is answered 503, and once it is back all goes on, nothing lost or twice', async () => {
  const where = await claimedCase(relay, ana, maria)
  const { head } = await ana.page()
  const followed = follow(head)
  expect(await isStoreReady()).toBe(true)
  const messages = Array.from({ length: 60 }, () => messageFrom(maria))
  const post = (message: object) =>
    relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages: [message] }))

  // Some are on their way into the store when it goes.
  const onTheirWay = messages.slice(0, 40).map(post)
  const reply = replyOf(where, 'Bom dia')
  const asked = ana.postCommand(reply)
  await server.stopServer()
  const answers = (await Promise.all(onTheirWay)).map(({ status }) => status)
  expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect([200, 503]).toContain((await asked).status)
  for (const message of messages.slice(40, 43)) expect((await post(message)).status).toBe(503)
  expect((await ana.postCommand(replyOf(where, 'E mais'))).status).toBe(503)
  await until('it is told', async () => !(await isStoreReady()))
  expect((await fetch(`${relay.url}/health`)).status).toBe(200)

  await server.startServer()
  await until('it is ready again', isStoreReady)
  const promised = messages.filter((_, index) => answers[index] === 200).map(({ id }) => id)
  const kept = await ana.untilEvents('message-received', 1 + promised.length)
  expect(kept.map(({ whatsappId }) => whatsappId)).toEqual(expect.arrayContaining(promised))
  // WhatsApp repeats all: it may have missed an answer, too. So does the console.
  for (const message of messages) expect((await post(message)).status).toBe(200)
  expect((await ana.postCommand(reply)).status).toBe(200)
  await ana.untilEvents('message-received', 61)
  await ana.untilEvents('send-accepted', 1)
  const events = await ana.events()
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const received = events.flatMap((event) =>
    event.type === 'message-received' ? [event.whatsappId] : [],
  )
  expect(received.slice(1).toSorted()).toEqual(messages.map(({ id }) => id).toSorted())
  expect(graph.calls.map(({ text }) => text.body)).toEqual(['Bom dia'])
  await until('the console has all of it', () => followed.seqs().length >= events.length - head)
  expect(followed.seqs()).toEqual(events.slice(head).map(({ seq }) => seq))
  await followed.end()
}, 60_000)

test('a relay does not start without its database, and says that it cannot be reached', async () => {
  await server.stopServer()
  const elsewhere = startRelay({ dataFolder: folder, apiUrl: graph.apiUrl })
  await expect(elsewhere).rejects.toThrow('The store cannot be reached.')
  await server.startServer()
  await until('the first goes on', isStoreReady)
})
