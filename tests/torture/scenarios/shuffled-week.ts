import { deepEqual } from 'node:assert/strict'
import type { CallResult } from '../../../shared/ipc.ts'
import { startAgent, type TestAgent } from '../../support/agent.ts'
import { claimedCase, replyOf } from '../../support/desk.ts'
import { untilInterpreted } from '../../support/metrics.ts'
import { startRelay } from '../../support/start-relay.ts'
import { startStubGraph } from '../../support/stub-graph.ts'
import { entryOf } from '../../support/webhooks.ts'
import { aWeek, type News } from '../a-week.ts'
import { inventedPerson } from '../invented.ts'
import type { Home, Scenario } from '../scenario.ts'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000
const START = Date.parse('2026-11-02T12:00:00Z')
const MOST_COPIES = 5
const BATCH = 50
const REPLIES = 5
const PATIENCE_MS = 120_000

export const shuffledWeek: Scenario = {
  name: 'shuffled-week',
  what: 'what happened in a week is told one to five times, shuffled over seven days, and reads as if it had been told once, in order',
  engines: ['sqlite', 'postgres'],
  run: async ({ random, amount, newHome }) => {
    const count = amount(400, 20_000)
    const people = Array.from({ length: amount(8, 200) }, (_, number) =>
      inventedPerson(`S${number}`, number),
    )
    const whatsappIds = Array.from({ length: REPLIES }, (_, number) => `wamid.OUT${number + 1}`)
    const news = aWeek({ from: START, count, people, whatsappIds, random })
    const copies = news.flatMap((one) =>
      Array.from({ length: 1 + Math.floor(random() * MOST_COPIES) }, () => ({
        ...one,
        at: one.at + Math.floor(random() * WEEK_MS),
      })),
    )
    const ordered = await read(await newHome(), people, news)
    const shuffled = await read(
      await newHome(),
      people,
      copies.toSorted((one, other) => one.at - other.at),
    )
    deepEqual(shuffled, ordered)
    return { events: count, deliveries: copies.length, conversations: ordered.length }
  },
}

/** What a desk reads once everything has been told at its time, in a form without arbitrary ids. */
async function read(
  home: Home,
  people: readonly Parameters<typeof claimedCase>[2][],
  deliveries: readonly News[],
) {
  let now = START - 60_000
  const graph = await startStubGraph()
  const relay = await startRelay({
    dataFolder: home.dataFolder,
    env: home.environment(graph.apiUrl),
    clock: () => now,
  })
  try {
    const bruno = await relay.signIn('bruno')
    for (const person of people.slice(0, REPLIES)) {
      const where = await claimedCase(relay, bruno, person)
      await bruno.command(replyOf(where, `Resposta a ${person.name}`))
    }
    await bruno.untilEvents('send-accepted', REPLIES)
    for (let at = 0; at < deliveries.length; at += BATCH) {
      const batch = deliveries.slice(at, at + BATCH)
      now = batch.at(-1)?.at ?? now
      await relay.postWebhook({
        object: 'whatsapp_business_account',
        entry: batch.map(({ value }) => entryOf(value)),
      })
    }
    await untilInterpreted(relay.adminUrl, PATIENCE_MS)
    return await readAsAgent(relay.url)
  } finally {
    await relay.stop()
    await graph.stop()
  }
}

async function readAsAgent(relayUrl: string) {
  const ana = await startAgent('ana', relayUrl)
  try {
    const isComplete = ({ sync }: CallResult<'get-status'>) =>
      sync.state === 'connected' && sync.history === null
    await ana.console.waitFor('get-status', {}, isComplete, PATIENCE_MS)
    return await canonical(ana)
  } finally {
    await ana.stop()
  }
}

async function canonical(ana: TestAgent) {
  const rows = await ana.rows()
  const conversations = await Promise.all(
    rows.map(async ({ conversationId, citizenName, status, waitingSince }) => {
      const messages = await ana.messages(conversationId)
      return {
        ...{ citizenName, status, waitingSince },
        messages: messages.map(
          ({ at, from, content, earlier, revokedAt, reactions, delivery }) => ({
            ...{ at, from, content, earlier, revokedAt, reactions, delivery },
          }),
        ),
      }
    }),
  )
  return conversations.toSorted((one, other) =>
    String(one.citizenName).localeCompare(String(other.citizenName)),
  )
}
