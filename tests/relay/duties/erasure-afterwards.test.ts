import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimedCase, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../../support/stub-graph.ts'
import { until } from '../../support/wait.ts'
import { maria, statusOf, webhook } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

/** What WhatsApp tells of somebody who has been erased meanwhile. Its ids hold her phone number. */

let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  graph = await startStubGraph()
  relay = await startRelay({ apiUrl: graph.apiUrl })
  ana = await relay.signIn('ana')
})

afterEach(async () => {
  await relay.stop()
  await graph.stop()
})

async function eraseHer(): Promise<void> {
  const admin = await relay.signIn('admin')
  const [started] = await ana.events('conversation-started')
  const body = JSON.stringify({ citizenId: started?.citizenId })
  const answer = await admin.request('/v1/erasures', { method: 'POST', body })
  expect(answer.status).toBe(200)
}

/** Everything that the store has of log, webhooks and messages, as one text. */
function everything(): Promise<string> {
  return withinStore(relay.dataFolder, async (store) => {
    const bodies = await store.all<{ body: Buffer }>('select body from inbox')
    const rest = [
      await store.all('select envelope from log'),
      await store.all('select body from content'),
      await store.all('select whatsapp_id from messages'),
      await store.all('select * from statuses_ahead'),
    ]
    return JSON.stringify(rest) + bodies.map(({ body }) => body.toString('utf8')).join('\n')
  })
}

async function expectNothingOfHer(whatsappId: string): Promise<void> {
  await until('every webhook is interpreted', async () => {
    const waiting = 'select 1 from inbox where interpreted_at is null'
    return (await withinStore(relay.dataFolder, (store) => store.all(waiting))).length === 0
  })
  const stored = await everything()
  for (const trace of [whatsappId, maria.phone, maria.userId]) expect(stored).not.toContain(trace)
  expect((await operate(relay.dataFolder, ['verify'])).isWell).toBe(true)
}

test('a status that joins a lost reply to somebody erased since brings no number back', async () => {
  const where = await claimedCase(relay, ana, maria)
  graph.answer((response) => response.destroy())
  const reply = replyOf(where, 'Amanhã, das 8 às 17.')
  await ana.command(reply)
  await ana.untilEvents('send-unknown', 1)
  await eraseHer()
  const status = { biz_opaque_callback_data: reply.messageId }
  await relay.postWebhook(
    webhook({ statuses: [statusOf('wamid.COM-O-NUMERO', 'delivered', status)] }),
  )
  await ana.untilEvents('status-received', 1)
  await expectNothingOfHer('wamid.COM-O-NUMERO')
})

test('the end of a call by somebody erased since brings no number back', async () => {
  const call = (event: string, more = {}) => {
    const about = { id: 'wacid.COM-O-NUMERO', direction: 'USER_INITIATED', event, ...more }
    const timestamp = String(Math.floor(Date.now() / 1000))
    const from = { from: maria.phone, from_user_id: maria.userId }
    const body = webhook({ calls: [{ ...about, ...from, timestamp }] } as object)
    for (const { changes } of body.entry) for (const change of changes) change.field = 'calls'
    return relay.postWebhook(body)
  }
  await call('connect')
  await ana.untilEvents('message-received', 1)
  await eraseHer()
  await call('terminate', { status: 'COMPLETED', duration: 42 })
  await ana.untilEvents('call-ended', 1)
  await expectNothingOfHer('wacid.COM-O-NUMERO')
})
