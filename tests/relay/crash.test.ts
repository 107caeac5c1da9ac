import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Moment } from '../../relay/moments.ts'
import { claimedCase, replyOf } from '../support/desk.ts'
import {
  removeFolder,
  type SpawnedRelay,
  type SpawnOptions,
  spawnRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { testedEngine } from '../support/test-store.ts'
import { contactOf, maria, messageFrom, webhook } from '../support/webhooks.ts'

let graph: StubGraph
let dataFolder: string
const relays: SpawnedRelay[] = []

beforeEach(async () => {
  graph = await startStubGraph()
  dataFolder = temporaryFolder()
})

afterEach(async () => {
  await Promise.all(relays.splice(0).map(({ kill }) => kill()))
  await graph.stop()
  removeFolder(dataFolder)
})

async function start(options: SpawnOptions = {}): Promise<SpawnedRelay> {
  const relay = await spawnRelay({ apiUrl: graph.apiUrl, dataFolder, ...options })
  relays.push(relay)
  return relay
}

const moreMoments: [Moment, number][] = [
  ['inbox-committed', 1],
  ['webhook-answered', 3],
  ['before-interpretation', 1],
  ['interpreted', 9],
]

describe('webhooks', () => {
  // A process to start for each: on PostgreSQL one of each kind, and the kills of torture besides.
  it.each<[Moment, number]>([
    ['inbox-committed', 7],
    ['before-interpretation', 12],
    ['interpreted', 1],
    ...(testedEngine() === 'postgres' ? [] : moreMoments),
  ])('survive the death of the relay at %s %i: each is one event', async (moment, count) => {
    const messages = Array.from({ length: 20 }, () => messageFrom(maria))
    const first = await start({ crashAt: { moment, count } })
    const post = (relay: SpawnedRelay) =>
      Promise.allSettled(
        messages.map((message) =>
          relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages: [message] })),
        ),
      )
    const answered = (await post(first)).map(
      (result) => result.status === 'fulfilled' && result.value.status === 200,
    )
    await first.ended

    const second = await start()
    const ana = await second.signIn('ana')
    const promised = messages.filter((_, index) => answered[index]).map(({ id }) => id)
    const kept = (await ana.untilEvents('message-received', promised.length)).map(
      ({ whatsappId }) => whatsappId,
    )
    expect(kept).toEqual(expect.arrayContaining(promised))
    // WhatsApp repeats what was not answered, and may repeat what was.
    await post(second)
    const all = (await ana.untilEvents('message-received', 20)).map(({ whatsappId }) => whatsappId)
    expect(all.toSorted()).toEqual(messages.map(({ id }) => id).toSorted())
    const seqs = (await ana.events()).map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })
})

describe('a reply', () => {
  it.each<[Moment, number]>([
    ['send-attempted', 0],
    ['send-answered', 1],
  ])('is unknown after a death at %s, and never sent again', async (moment, calls) => {
    const first = await start({ crashAt: { moment, count: 1 } })
    const ana = await first.signIn('ana')
    const where = await claimedCase(first, ana, maria)
    const reply = replyOf(where, 'Bom dia')
    await ana.command(reply).catch(() => {
      // The relay may die before its answer is out.
    })
    await first.ended

    const second = await start()
    const later = await second.signIn('ana')
    const [unknown] = await later.untilEvents('send-unknown', 1)
    expect(unknown).toMatchObject({ messageId: reply.messageId, cause: 'crash' })
    expect(await later.command(reply)).toMatchObject({ outcome: 'accepted' })
    await later.command(replyOf(where, 'E mais'))
    await later.untilEvents('send-accepted', 1)
    expect(graph.calls.map(({ text }) => text.body)).toEqual([
      ...Array(calls).fill('Bom dia'),
      'E mais',
    ])
  })
})

describe('stopping', () => {
  it('twice does no harm, and the next start goes on', async () => {
    const first = await start()
    const ana = await first.signIn('ana')
    await first.postWebhook(
      webhook({ contacts: [contactOf(maria)], messages: [messageFrom(maria)] }),
    )
    await ana.untilEvents('message-received', 1)
    await Promise.all([first.stop(), first.stop()])
    const second = await start()
    const events = await (await second.signIn('ana')).events()
    expect(events.at(-1)?.type).toBe('message-received')
  })

  it('a second relay on the same folder does not start, until the first is gone', async () => {
    const first = await start()
    await expect(start()).rejects.toThrow('ended while starting')
    await first.kill()
    await start()
  })
})
