import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Case, claimedCase, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type GraphBehaviour, type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, type Person, statusOf, webhook } from '../support/webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

/** A pause of the whole account is over when a test says so. */
const ACCOUNT_PAUSE_MS = 60_000
const timings = {
  ...patientTimings,
  pause: {
    account: { firstMs: ACCOUNT_PAUSE_MS, maxMs: ACCOUNT_PAUSE_MS },
    rate: { firstMs: 200, maxMs: 5000 },
  },
}

let ahead = 0
let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  graph = await startStubGraph()
  ahead = 0
  await start()
})

async function start(changes: Partial<typeof timings> = {}): Promise<void> {
  const clock = () => Date.now() + ahead
  relay = await startRelay({ apiUrl: graph.apiUrl, timings: { ...timings, ...changes }, clock })
  ana = await relay.signIn('ana')
}

afterEach(async () => {
  await relay.stop()
  await graph.stop()
})

/** What the log says of one reply's way, once it has ended. */
async function wayOf(messageId: string): Promise<string[]> {
  const endings = ['send-accepted', 'send-failed', 'send-unknown']
  return until('the reply has an outcome', async () => {
    const types = (await ana.events())
      .filter((event) => 'messageId' in event && event.messageId === messageId)
      .map(({ type }) => type)
    return types.some((type) => endings.includes(type)) && types
  })
}

async function send(where: Case, text: string, ...answers: GraphBehaviour[]): Promise<string> {
  graph.answer(...answers)
  const reply = replyOf(where, text)
  expect(await ana.command(reply)).toMatchObject({ outcome: 'accepted' })
  return reply.messageId
}

const outcome = async (type: 'send-accepted' | 'send-failed' | 'send-unknown' | 'send-deferred') =>
  (await ana.events(type)).at(-1)

describe('a reply', () => {
  it('goes to the citizen’s number with a plus, and carries its own id', async () => {
    const where = await claimedCase(relay, ana, maria)
    const reply = replyOf(where, '  Bom dia! Até as 17h.  ', 'wamid.IN1==')
    await ana.command(reply)
    expect(await wayOf(reply.messageId)).toEqual([
      'reply-queued',
      'send-attempted',
      'send-accepted',
    ])
    expect(graph.calls).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: `+${maria.phone}`,
        context: { message_id: 'wamid.IN1==' },
        biz_opaque_callback_data: reply.messageId,
        type: 'text',
        text: { preview_url: false, body: 'Bom dia! Até as 17h.' },
      },
    ])
  })

  it('goes to the business-scoped id of a citizen without a number', async () => {
    const person: Person = { userId: 'BR.SoUsuario7', username: 'so.usuario' }
    await wayOf(await send(await claimedCase(relay, ana, person), 'Olá!'))
    expect(graph.calls[0]).toMatchObject({ recipient: 'BR.SoUsuario7' })
    expect(graph.calls[0]).not.toHaveProperty('to')
  })

  it('to 13 digits that WhatsApp knows by 12 makes no second citizen, and the next goes to the 12', async () => {
    const [withNine, withoutNine] = ['5563999990001', '556399990001']
    const where = await claimedCase(relay, ana, { phone: withNine })
    const accepted = {
      contacts: [{ input: `+${withNine}`, wa_id: withoutNine }],
      messages: [{ id: 'wamid.NINTH==' }],
    }
    await wayOf(await send(where, 'um', (response) => response.end(JSON.stringify(accepted))))
    const sent = statusOf('wamid.NINTH==', 'sent', { recipient_id: withoutNine })
    await relay.postWebhook(webhook({ statuses: [sent] }, inbound({ phone: withoutNine })))
    await ana.untilEvents('message-received', 2)
    await wayOf(await send(where, 'dois'))
    expect(graph.calls.map(({ to }) => to)).toEqual([`+${withNine}`, `+${withoutNine}`])
    expect(await ana.events('status-received')).toHaveLength(1)
    expect(await ana.events('conversation-started')).toHaveLength(1)
  })

  it('to a landline goes to its digits as they are', async () => {
    await wayOf(await send(await claimedCase(relay, ana, { phone: '556332220001' }), 'um'))
    expect(graph.calls.map(({ to }) => to)).toEqual(['+556332220001'])
  })

  it('to a citizen who can no longer be reached has failed, and nobody is called', async () => {
    const where = await claimedCase(relay, ana, { phone: maria.phone })
    const other = { userId: 'BR.Outra9', name: 'Outra Pessoa' }
    await relay.postWebhook(webhook(inbound(other), inbound({ ...other, phone: maria.phone })))
    await ana.untilEvents('message-received', 3)
    expect(await wayOf(await send(where, 'Olá?'))).toEqual(['reply-queued', 'send-failed'])
    expect(graph.calls).toEqual([])
  })

  it('waits for the one before it in its conversation, and not for other conversations', async () => {
    const called = Promise.withResolvers<() => void>()
    const slow: GraphBehaviour = (response) => {
      called.resolve(() => response.end('{"messages":[{"id":"wamid.SLOW"}]}'))
    }
    const [one, other] = [await claimedCase(relay, ana, maria), await claimedCase(relay, ana, joao)]
    const first = await send(one, 'um', slow)
    const answer = await called.promise
    await send(one, 'dois')
    await send(one, 'três')
    await wayOf(await send(other, 'quatro'))
    answer()
    await wayOf(first)
    await until('all were sent', () => graph.calls.length === 4)
    expect(graph.calls.map(({ text }) => text.body)).toEqual(['um', 'quatro', 'dois', 'três'])
  })
})

it('a deferred reply is not overtaken by the next one of its conversation', async () => {
  const where = await claimedCase(relay, ana, maria)
  await send(where, 'um', { status: 503, code: 131016 }, { status: 503, code: 131016 })
  await wayOf(await send(where, 'dois'))
  expect(graph.calls.map(({ text }) => text.body)).toEqual(['um', 'um', 'um', 'dois'])
})

describe('an answer of WhatsApp', () => {
  const deferred = [
    'reply-queued',
    'send-attempted',
    'send-deferred',
    'send-attempted',
    'send-accepted',
  ]

  it.each<[string, GraphBehaviour]>([
    ['service unavailable (131016)', { status: 503, code: 131016 }],
    ['something went wrong (131000)', { status: 500, code: 131000 }],
    ['the pair limit (131056)', { status: 400, code: 131056 }],
    [
      'a code that nobody listed, said to be passing',
      { status: 500, code: 987654, transient: true },
    ],
    ['the number’s limit (130429)', { status: 429, code: 130429 }],
    ['an expired token (190)', { status: 401, code: 190 }],
    ['a missing permission (200)', { status: 403, code: 200 }],
    ['no money (131042)', { status: 400, code: 131042 }],
    ['access denied (131005)', { status: 403, code: 131005 }],
    ['a registration to mend (131045)', { status: 500, code: 131045 }],
    ['terms of payment to accept (134011)', { status: 400, code: 134011 }],
  ])('that asks to wait defers the reply: %s', async (_, answer) => {
    const where = await claimedCase(relay, ana, maria)
    const messageId = await send(where, 'Bom dia', answer)
    await ana.untilEvents('send-deferred', 1)
    ahead = ACCOUNT_PAUSE_MS
    expect(await wayOf(messageId)).toEqual(deferred)
  })

  it.each<[string, GraphBehaviour, number]>([
    ['undeliverable (131026)', { status: 400, code: 131026 }, 131026],
    ['more than 24 hours (131047)', { status: 400, code: 131047 }, 131047],
    ['a wrong parameter (100), even with status 500', { status: 500, code: 100 }, 100],
    ['a code that nobody listed', { status: 400, code: 987654 }, 987654],
  ])('that refuses for good fails the reply: %s', async (_, answer, code) => {
    const where = await claimedCase(relay, ana, maria)
    const way = await wayOf(await send(where, 'Bom dia', answer))
    expect(way).toEqual(['reply-queued', 'send-attempted', 'send-failed'])
    expect(await outcome('send-failed')).toMatchObject({ code })
    expect(graph.calls).toHaveLength(1)
  })

  it('that says "something went wrong" again and again fails the reply after five attempts', async () => {
    const where = await claimedCase(relay, ana, maria)
    const wrong: GraphBehaviour = { status: 500, code: 131000 }
    await wayOf(await send(where, 'Bom dia', wrong, wrong, wrong, wrong, wrong, wrong))
    expect(await outcome('send-failed')).toMatchObject({ code: 131000 })
    expect(graph.calls).toHaveLength(5)
  })

  it('that never comes leaves the reply unknown, and it is never sent again', async () => {
    await relay.stop()
    await start({ answerTimeoutMs: 300 })
    await isLeftUnknown(() => {}, 'timeout')
  })

  it.each<[string, GraphBehaviour, string]>([
    ['is cut off', (response) => response.destroy(), 'unreadable-answer'],
    ['is no JSON', (response) => response.writeHead(502).end('<html>'), 'unreadable-answer'],
    ['is a success without an id', (response) => response.end('{}'), 'unreadable-answer'],
    [
      'sends us elsewhere',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      'unreadable-answer',
    ],
    [
      'breaks in the middle',
      (response) => {
        response.writeHead(200, { 'content-length': '500' }).write('{"messages":[')
        setTimeout(() => response.destroy(), 20)
      },
      'unreadable-answer',
    ],
    ['has no end', (response) => response.end('x'.repeat(1024 * 1024)), 'unreadable-answer'],
  ])('that %s leaves the reply unknown, and it is never sent again', (_, answer, cause) =>
    isLeftUnknown(answer, cause),
  )

  async function isLeftUnknown(answer: GraphBehaviour, cause: string): Promise<void> {
    const where = await claimedCase(relay, ana, maria)
    const way = await wayOf(await send(where, 'Bom dia', answer))
    expect(way).toEqual(['reply-queued', 'send-attempted', 'send-unknown'])
    expect(await outcome('send-unknown')).toMatchObject({ cause })
    await wayOf(await send(where, 'E mais'))
    expect(graph.calls.map(({ text }) => text.body)).toEqual(['Bom dia', 'E mais'])
  }
})

it('a reply that waited for longer than a day has failed, and nobody is called', async () => {
  const where = await claimedCase(relay, ana, maria)
  const late = await send(where, 'Bom dia', { status: 401, code: 190 })
  await ana.untilEvents('send-deferred', 1)
  ahead = 72 * 60 * 60_000
  ana = await relay.signIn('ana')
  expect((await wayOf(late)).slice(2)).toEqual(['send-deferred', 'send-failed'])
  expect(graph.calls).toHaveLength(1)
})

describe('nobody at the other end', () => {
  it('defers the reply until somebody is there, and then it goes out once', async () => {
    const where = await claimedCase(relay, ana, maria)
    await graph.stop()
    const messageId = await send(where, 'Bom dia')
    expect((await ana.untilEvents('send-deferred', 2))[0]).toMatchObject({ code: null })
    graph = await startStubGraph(graph.port)
    expect((await wayOf(messageId)).at(-1)).toBe('send-accepted')
    expect(graph.calls).toHaveLength(1)
  })
})

it('while nobody is there, one reply at a time asks for all conversations', async () => {
  const wheres = [await claimedCase(relay, ana, maria), await claimedCase(relay, ana, joao)]
  await graph.stop()
  for (const where of wheres) await send(where, 'Bom dia')
  await ana.untilEvents('send-deferred', 4)
  const attempts = (await ana.events('send-attempted')).map(({ at }) => at)
  // Both may have been on their way when the first found nobody, and the second after that.
  const gaps = attempts.slice(3).map((at, index) => at - (attempts[index + 2] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(timings.pause.rate.firstMs)
  graph = await startStubGraph(graph.port)
})

describe('an answer that concerns the whole account', () => {
  it('makes all replies wait, lets one ask again, and then all go', async () => {
    const [one, other] = [await claimedCase(relay, ana, maria), await claimedCase(relay, ana, joao)]
    const stopped = await send(one, 'um', { status: 401, code: 190 })
    await ana.untilEvents('send-deferred', 1)
    const behind = await send(other, 'dois')
    const metrics = async () => (await fetch(`${relay.adminUrl}/metrics`)).text()
    expect(await metrics()).toContain('balcao_sending_paused 1')
    expect(graph.calls).toHaveLength(1)
    ahead = ACCOUNT_PAUSE_MS
    expect((await wayOf(stopped)).at(-1)).toBe('send-accepted')
    expect((await wayOf(behind)).at(-1)).toBe('send-accepted')
    expect(await metrics()).toContain('balcao_sending_paused 0')
    expect(graph.calls.map(({ text }) => text.body)).toEqual(['um', 'um', 'dois'])
  })
})
