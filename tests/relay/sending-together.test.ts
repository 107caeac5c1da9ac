import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import type { Moment } from '../../relay/moments.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import * as citizens from '../../relay/whatsapp/citizens.ts'
import type { EventBody, LogEvent } from '../../shared/events.ts'
import { machineEnvironment } from '../support/machine-environment.ts'
import { relayProgram } from '../support/relay-build.ts'
import { relayEnvironment } from '../support/relay-environment.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { type GraphBehaviour, type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

/** Two processes send from one store, as several relays will. */

let graph: StubGraph
let folder: string
let store: Store
let since: number
const senders: { kill(): Promise<void> }[] = []

beforeEach(async () => {
  graph = await startStubGraph()
  folder = temporaryFolder()
  store = await openStore(await placeOf(folder), randomUUID)
  since = Date.now()
})

afterEach(async () => {
  await Promise.all(senders.splice(0).map(({ kill }) => kill()))
  await store.close()
  await graph.stop()
  removeFolder(folder)
})

type SenderOptions = { crashAt?: `${Moment}:${number}`; clockStands?: boolean }

async function spawnSender({ crashAt, clockStands = false }: SenderOptions = {}) {
  const child = fork(relayProgram('tests/support/sender-process.ts'), {
    env: {
      ...machineEnvironment,
      ...relayEnvironment(folder, graph.apiUrl),
      CLOCK_SINCE: String(since),
      ...(crashAt ? { CRASH_AT: crashAt } : {}),
      ...(clockStands ? { CLOCK_STANDS: 'yes' } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => {})
  const sender = {
    ended,
    begin: () => child.send('begin'),
    /** What a clock that stands says from now on: so many milliseconds after `since`. */
    setClock: (later: number) => child.send({ later }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
  senders.push(sender)
  await once(child, 'message')
  return sender
}

/** Two that are there begin at the same moment. */
async function sendTogether(one: SenderOptions = {}, other: SenderOptions = {}) {
  const both = await Promise.all([spawnSender(one), spawnSender(other)])
  for (const { begin } of both) begin()
  return both
}

/** Puts `each` replies to each of `count` citizens into the log: `1/1`, `1/2` … `2/1` … */
async function queueReplies(count: number, each: number): Promise<void> {
  const sample = new SampleLog()
  const log = await openRecord(store, () => since)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  for (const number of numbers) {
    sample.receive(number, 'Tem vacina?')
    sample.ask(1, number, { type: 'claim-attendance' })
    for (let reply = 1; reply <= each; reply += 1) {
      const what = { messageId: randomUUID(), text: `${number}/${reply}`, replyTo: null }
      sample.ask(1, number, { type: 'send-reply', ...what })
    }
    await store.transaction((tx) =>
      citizens.save(tx, sampleId('d', number), {
        ...citizens.nobody,
        phone: `55639999${String(number).padStart(5, '0')}`,
      }),
    )
  }
  for (const { seq: _, at: __, ...body } of sample.events) {
    const of = 'conversationId' in body ? (body.conversationId as string) : null
    await log.append(of, () => [body as EventBody])
  }
  log.stop()
}

async function events<Type extends LogEvent['type']>(...types: Type[]) {
  const rows = await store.all<{ at: number; envelope: string }>(
    'select at, envelope from log order by seq',
  )
  return rows
    .map(({ at, envelope }) => ({ at, ...JSON.parse(envelope) }))
    .filter(({ type }) => types.includes(type)) as Extract<LogEvent, { type: Type }>[]
}

const settled = () => events('send-accepted', 'send-unknown', 'send-failed')

async function allSettled(count: number): Promise<void> {
  await until('all replies are settled', async () => (await settled()).length >= count)
}

const slowly =
  (whatsappId: string, afterMs: number): GraphBehaviour =>
  (response) => {
    setTimeout(() => response.end(JSON.stringify({ messages: [{ id: whatsappId }] })), afterMs)
  }

/**
 * WhatsApp answers its next calls only when it is told to. @returns the telling.
 * Nobody sends to more than sixteen citizens at once: of twenty that wait, each process has some.
 */
function holdAnswers(count: number): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = (_: unknown, index: number): GraphBehaviour => {
    return (response) =>
      void promise.then(() =>
        response.end(JSON.stringify({ messages: [{ id: `wamid.HELD${index}` }] })),
      )
  }
  graph.answer(...Array.from({ length: count }, held))
  return resolve
}

/** As long as it takes both to look for what is due, and longer. */
const someLooks = () => new Promise((resolve) => setTimeout(resolve, 2500))

const texts = () => graph.calls.map(({ text }) => text.body)

function expectOnceAndInOrder(): void {
  expect(texts()).toEqual([...new Set(texts())])
  const byCitizen = Map.groupBy(texts(), (text) => text.split('/')[0])
  for (const said of byCitizen.values()) {
    const places = said.map((text) => Number(text.split('/')[1]))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  }
}

describe('two processes over one store', () => {
  it('send each reply once, in order, and keep the limit of a number together', async () => {
    await queueReplies(20, 6)
    const answer = holdAnswers(20)
    const both = await sendTogether({ clockStands: true }, { clockStands: true })
    await until('each has begun with some', () => graph.calls.length === 20)
    const rows = await store.all<{ run: string }>(
      'select distinct attempted_by as run from outgoing where attempted_by is not null',
    )
    expect(rows).toHaveLength(2)
    answer()
    await allSettled(80)
    await someLooks()
    expect(texts()).toHaveLength(80)
    for (const { setClock } of both) setClock(1000)
    await allSettled(120)
    expect(texts()).toHaveLength(120)
    expectOnceAndInOrder()
  })

  it('keep the limit for a citizen together', async () => {
    await queueReplies(1, 47)
    await sendTogether({ clockStands: true }, { clockStands: true })
    await allSettled(45)
    await someLooks()
    expect(texts()).toHaveLength(45)
    expectOnceAndInOrder()
  })

  it('let one reply at a time ask while WhatsApp holds the account', async () => {
    await queueReplies(6, 1)
    const refused = { status: 401, code: 190 }
    graph.answer(...Array.from({ length: 40 }, () => refused))
    await sendTogether()
    await until('it has asked some times', async () => graph.calls.length >= 15)
    const attempts = (await events('send-attempted')).map(({ at }) => at)
    // Those of the beginning were on their way before the first answer.
    const gaps = attempts.slice(12).map((at, index) => at - (attempts[index + 11] ?? 0))
    expect(gaps.length).toBeGreaterThan(1)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200)
  })

  it.each(['send-attempted', 'send-answered'] as const)(
    'of which one dies at %s: what it had under way is unknown once, all else is sent',
    async (moment) => {
      await queueReplies(20, 3)
      const answer = holdAnswers(20)
      const [dying] = await sendTogether({ crashAt: `${moment}:2` })
      if (moment === 'send-answered') {
        await until('each has begun with some', () => graph.calls.length === 20)
        answer()
      }
      await dying.ended
      answer()
      await allSettled(60)
      const unknown = (await settled()).filter(({ type }) => type === 'send-unknown')
      expect(unknown.length).toBeGreaterThan(0)
      const all = (await settled()).map(({ messageId }) => messageId)
      expect(all).toEqual([...new Set(all)])
      expectOnceAndInOrder()
    },
  )

  it('of which one waits long for an answer: the other does not take it for dead', async () => {
    await queueReplies(2, 1)
    graph.answer(slowly('wamid.ONE', 9000), slowly('wamid.OTHER', 9000))
    const waiting = await spawnSender()
    waiting.begin()
    await until('WhatsApp is called', () => graph.calls.length === 2)
    const other = await spawnSender()
    other.begin()
    await allSettled(2)
    expect((await settled()).map(({ type }) => type)).toEqual(['send-accepted', 'send-accepted'])
    expect(graph.calls).toHaveLength(2)
  })
})
