import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CommandOf } from '../../shared/commands.ts'
import { type Case, claimedCase, commandOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { maria, statusOf, webhook } from '../support/webhooks.ts'

/** A reaction goes a reply's road: it is in the log before WhatsApp is called, and never sent twice. */
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

function reaction(where: Case, emoji: string | null): CommandOf<'send-reaction'> {
  return {
    ...{ type: 'send-reaction', commandId: crypto.randomUUID(), issuedAt: Date.now() },
    ...{ conversationId: where.conversationId, attendanceId: where.attendanceId },
    ...{ seenSeq: 0, messageId: crypto.randomUUID(), target: 'wamid.IN1==', emoji },
  }
}

async function endOf(messageId: string): Promise<string[]> {
  return until('it has an outcome', async () => {
    const types = (await ana.events())
      .filter((event) => 'messageId' in event && event.messageId === messageId)
      .map(({ type }) => type)
    return /accepted|failed|unknown/.test(types.at(-1) ?? '') && types
  })
}

it('goes out, and an empty emoji takes it back', async () => {
  const where = await claimedCase(relay, ana, maria)
  const [first, second] = [reaction(where, '👍'), reaction(where, null)]
  await ana.command(first)
  expect(await endOf(first.messageId)).toEqual([
    'reaction-queued',
    'send-attempted',
    'send-accepted',
  ])
  await ana.command(second)
  await endOf(second.messageId)
  expect(graph.calls).toEqual(
    [first, second].map(({ messageId, emoji }) => ({
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: `+${maria.phone}` },
      ...{ biz_opaque_callback_data: messageId, type: 'reaction' },
      reaction: { message_id: 'wamid.IN1==', emoji: emoji ?? '' },
    })),
  )
})

it('is unknown when its answer is lost, is not sent again, and is joined by its status', async () => {
  await relay.stop()
  await start({ ...patientTimings, answerTimeoutMs: 300 })
  const where = await claimedCase(relay, ana, maria)
  graph.answer(() => {})
  const lost = reaction(where, '👍')
  await ana.command(lost)
  expect((await endOf(lost.messageId)).at(-1)).toBe('send-unknown')
  // Nobody has to decide what became of it, as of a reply.
  const settled = { messageId: lost.messageId, settlement: 'put-away' as const }
  expect(await ana.command(commandOf('settle-reply', where, settled))).toMatchObject({
    refusal: { reason: 'already-settled' },
  })
  const next = reaction(where, '🙏')
  await ana.command(next)
  await endOf(next.messageId)
  expect(graph.calls).toHaveLength(2)
  const told = { biz_opaque_callback_data: lost.messageId }
  await relay.postWebhook(webhook({ statuses: [statusOf('wamid.R1', 'sent', told)] }))
  await until('its status is told', async () =>
    (await ana.events('status-received')).some(({ messageId }) => messageId === lost.messageId),
  )
})

it('takes no message’s id', async () => {
  const where = await claimedCase(relay, ana, maria)
  const first = reaction(where, '👍')
  await ana.command(first)
  const other = { ...reaction(where, '❤️'), messageId: first.messageId }
  await expect(ana.command(other)).rejects.toThrow()
})
