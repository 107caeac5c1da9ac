import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WebhookStatus } from '../../relay/whatsapp/webhook-shapes.ts'
import { advance, type Delivery, deliveryOf } from '../../shared/domain/delivery.ts'
import { claimedCase, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, statusOf, webhook } from '../support/webhooks.ts'

let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  graph = await startStubGraph()
  await start(patientTimings)
})

async function start(timings: typeof patientTimings): Promise<void> {
  relay = await startRelay({ apiUrl: graph.apiUrl, timings })
  ana = await relay.signIn('ana')
}

afterEach(async () => {
  await relay.stop()
  await graph.stop()
})

async function sent(): Promise<{ messageId: string; whatsappId: string }> {
  const reply = replyOf(await claimedCase(relay, ana, maria), 'Bom dia')
  await ana.command(reply)
  const [accepted] = await ana.untilEvents('send-accepted', 1)
  return { messageId: reply.messageId, whatsappId: accepted?.whatsappId ?? '' }
}

/** A later message, to know that everything before it was interpreted. */
async function settle(): Promise<void> {
  const before = (await ana.events('message-received')).length
  await relay.postWebhook(webhook(inbound(maria)))
  await ana.untilEvents('message-received', before + 1)
}

async function statuses(): Promise<string[]> {
  await settle()
  return (await ana.events('status-received')).map(({ status }) => status)
}

async function deliveryNow(messageId: string) {
  const events = (await ana.events()).filter(
    (event) => 'messageId' in event && event.messageId === messageId,
  )
  return events.reduce<Parameters<typeof advance>[0]>((state, event) => {
    const next = deliveryOf(event)
    return next === null ? state : advance(state, next)
  }, 'queued')
}

it('statuses are joined by WhatsApp’s id, each once, however often they come', async () => {
  const { messageId, whatsappId } = await sent()
  const read = statusOf(whatsappId, 'read')
  await relay.postWebhook(
    webhook({ statuses: [statusOf(whatsappId, 'sent'), statusOf(whatsappId, 'delivered'), read] }),
  )
  await relay.postWebhook(webhook({ statuses: [read, { ...read, timestamp: '1795262400' }] }))
  expect(await statuses()).toEqual(['sent', 'delivered', 'read'])
  expect((await ana.events('status-received'))[0]).toMatchObject({ messageId, whatsappId })
  expect(await deliveryNow(messageId)).toBe('read')
})

/** Section 2.10: every status, and the tick that it alone gives. */
const referenceStatuses: Record<WebhookStatus['status'], Delivery> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
}

it.each(Object.entries(referenceStatuses))('%s alone makes the tick %s', async (status, tick) => {
  const { messageId, whatsappId } = await sent()
  await relay.postWebhook(webhook({ statuses: [statusOf(whatsappId, status)] }))
  expect(await statuses()).toEqual([status])
  expect(await deliveryNow(messageId)).toBe(tick)
})

it.each([
  ['text', String],
  ['a number', Number],
])('its time is read from %s', async (_, written) => {
  const { whatsappId } = await sent()
  const seconds = Math.floor(Date.now() / 1000) - 60
  const told = statusOf(whatsappId, 'sent', { timestamp: written(seconds) })
  await relay.postWebhook(webhook({ statuses: [told] }))
  const [status] = await ana.untilEvents('status-received', 1)
  expect(status?.statusAt).toBe(seconds * 1000)
})

/** Section 2.10: what `pricing` may say. */
it.each([
  ...['authentication', 'authentication-international', 'marketing', 'marketing_lite'],
  ...['referral_conversion', 'service', 'utility', 'general_purpose_ai', 'one_of_tomorrow'],
])('what a message of category %s costs is kept as it was told', async (category) => {
  const { whatsappId } = await sent()
  const types = ['regular', 'free_customer_service', 'free_entry_point']
  const told = ['sent', 'delivered', 'read'].map((status, index) => {
    const pricing = { billable: index === 0, pricing_model: 'PMP', type: types[index], category }
    return statusOf(whatsappId, status, { pricing })
  })
  await relay.postWebhook(webhook({ statuses: told }))
  const kept = (await ana.untilEvents('status-received', 3)).map(({ pricing }) => pricing)
  expect(kept).toEqual(
    types.map((type, index) => ({ billable: index === 0, model: 'PMP', type, category })),
  )
})

it('the furthest one stays the tick, whichever comes last', async () => {
  const { messageId, whatsappId } = await sent()
  for (const status of ['read', 'sent', 'delivered']) {
    await relay.postWebhook(webhook({ statuses: [statusOf(whatsappId, status)] }))
  }
  expect(await statuses()).toEqual(['read', 'sent', 'delivered'])
  expect(await deliveryNow(messageId)).toBe('read')
})

it('a failed one brings its code, and a late delivered wins over it', async () => {
  const { messageId, whatsappId } = await sent()
  const failed = statusOf(whatsappId, 'failed', { errors: [{ code: 131026, title: 'no' }] })
  await relay.postWebhook(webhook({ statuses: [failed] }))
  await ana.untilEvents('status-received', 1)
  expect((await ana.events('status-received'))[0]).toMatchObject({ status: 'failed', code: 131026 })
  expect(await deliveryNow(messageId)).toBe('failed')
  await relay.postWebhook(webhook({ statuses: [statusOf(whatsappId, 'delivered')] }))
  await ana.untilEvents('status-received', 2)
  expect(await deliveryNow(messageId)).toBe('delivered')
})

it('those that come before the answer to our call wait for it', async () => {
  graph.answer((response) => {
    void (async () => {
      const early = [statusOf('wamid.EARLY', 'delivered'), statusOf('wamid.EARLY', 'sent')]
      await relay.postWebhook(webhook({ statuses: early }))
      response.end('{"messages":[{"id":"wamid.EARLY"}]}')
    })()
  })
  const { messageId } = await sent()
  await ana.untilEvents('status-received', 2)
  const way = (await ana.events()).filter(
    (event) => 'messageId' in event && event.messageId === messageId,
  )
  expect(way.map(({ type }) => type).slice(-3)).toEqual([
    'send-accepted',
    'status-received',
    'status-received',
  ])
  expect(await deliveryNow(messageId)).toBe('delivered')
})

it('one with our own id tells what became of a reply that was unknown', async () => {
  await relay.stop()
  await start({ ...patientTimings, answerTimeoutMs: 400 })
  graph.answer(() => {})
  const reply = replyOf(await claimedCase(relay, ana, maria), 'Bom dia')
  await ana.command(reply)
  await ana.untilEvents('send-unknown', 1)
  expect(await deliveryNow(reply.messageId)).toBe('unknown')
  await relay.postWebhook(webhook({ statuses: [statusOf('wamid.LOST', 'read')] }))
  await relay.postWebhook(webhook({ statuses: [statusOf('wamid.LOST', 'delivered')] }))
  const callback = { biz_opaque_callback_data: reply.messageId }
  await relay.postWebhook(webhook({ statuses: [statusOf('wamid.LOST', 'delivered', callback)] }))
  // The last brought our id, and with it what was said before under WhatsApp's alone.
  expect((await statuses()).toSorted()).toEqual(['delivered', 'read'])
  expect(await deliveryNow(reply.messageId)).toBe('read')
  expect(graph.calls).toHaveLength(1)
})

it('one of a message that we did not send changes nothing', async () => {
  await sent()
  const foreign = { biz_opaque_callback_data: 'another-tool' }
  await relay.postWebhook(webhook({ statuses: [statusOf('wamid.OTHER', 'read', foreign)] }))
  expect(await statuses()).toEqual([])
})

it('one that names a citizen’s own message is no status of a reply', async () => {
  const { messageId } = await sent()
  const [received] = await ana.events('message-received')
  await relay.postWebhook(webhook({ statuses: [statusOf(received?.whatsappId ?? '', 'read')] }))
  expect(await statuses()).toEqual([])
  await until('the reply is as it was', async () => (await deliveryNow(messageId)) === 'accepted')
})
