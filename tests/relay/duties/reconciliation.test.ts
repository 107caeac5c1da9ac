import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ReconciledDay,
  type Reconciliation,
  reconciliationSchema,
} from '../../../shared/duties/reconciliation.ts'
import { claimedCase, commandOf, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { seededRandom } from '../../support/seeded.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../../support/stub-graph.ts'
import { until } from '../../support/wait.ts'
import {
  inbound,
  maria,
  messageFrom,
  statusOf,
  type Value,
  webhook,
} from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const random = seededRandom(20_261_125)

let now = Date.parse('2026-11-20T15:00:00Z')
let relay: StartedRelay
let graph: StubGraph
let dataFolder: string
let carla: SignedInClient
let ana: SignedInClient

beforeAll(async () => {
  dataFolder = temporaryFolder()
  graph = await startStubGraph()
  relay = await startRelay({ dataFolder, apiUrl: graph.apiUrl, clock: () => now })
  await signIn()
})

afterAll(async () => {
  await relay.stop()
  await graph.stop()
  removeFolder(dataFolder)
})

async function signIn(): Promise<void> {
  carla = await relay.signIn('carla')
  ana = await relay.signIn('ana')
}

async function reconciled(): Promise<Reconciliation> {
  const response = await carla.request('/v1/reconciliation?days=5')
  return reconciliationSchema.parse(await response.json())
}

/** One value of a webhook: messages old and new, statuses, and what nobody can read. */
function randomValue(known: string[]): Value {
  const draw = random()
  if (draw < 0.4) {
    const message = messageFrom(maria)
    known.push(message.id)
    return { ...inbound(maria), messages: [message] }
  }
  if (draw < 0.55) return { messages: [messageFrom(maria, { id: known[0] ?? 'wamid.first' })] }
  if (draw < 0.7) return { statuses: [statusOf('wamid.OUT1', random() < 0.5 ? 'sent' : 'read')] }
  if (draw < 0.85) return { messages: [null, { type: 'text' }] }
  return { metadata: { phone_number_id: '1' } }
}

function expectSums({ webhooks, items, replies, reactions }: ReconciledDay): void {
  expect(webhooks.received).toBe(webhooks.interpreted + webhooks.waiting)
  const { items: all, ...outcomes } = items
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(all)
  for (const { written, ...states } of [replies, reactions]) {
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(written)
  }
}

test('whatever arrives, each day and all days add up', async () => {
  const known: string[] = []
  let posted = 0
  for (let day = 0; day < 3; day += 1) {
    for (let count = 0; count < 25; count += 1) {
      const values = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomValue(known))
      await relay.postWebhook(webhook(...values))
      posted += 1
    }
    now += DAY_MS
    // Sessions do not last for days.
    await signIn()
  }
  const found = await until('all is interpreted', async () => {
    const answer = await reconciled()
    return answer.total.webhooks.waiting === 0 && answer
  })
  expect(found.differences).toEqual([])
  expect(found.total.webhooks.received).toBe(posted)
  for (const day of [found.total, ...found.days]) expectSums(day)
  expect(found.days.map(({ day }) => day)).toEqual([
    ...['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'],
  ])
  expect(found.days.map(({ webhooks }) => webhooks.received)).toEqual([0, 25, 25, 25, 0])
  const total = found.days.reduce((sum, { items }) => sum + items.messages, 0)
  expect(total).toBe((await ana.events('message-received')).length)
  expect(found.total.items.quarantined).toBeGreaterThan(0)
})

test('each reply is in one place, and those to look at are named until somebody has', async () => {
  graph.answer('accept', { status: 400, code: 131_026 }, (response) => {
    response.destroy()
  })
  const where = await claimedCase(relay, ana, {
    name: 'João Inventado',
    phone: '5563999990002',
    userId: 'BR.JoaoInventado2',
  })
  for (const text of ['um', 'dois', 'três']) await ana.command(replyOf(where, text))
  const { total, openReplies, days } = await until('all have gone their way', async () => {
    const answer = await reconciled()
    const { waiting, attempted, written } = answer.total.replies
    return written === 3 && waiting + attempted === 0 && answer
  })
  expect(total.replies).toMatchObject({ accepted: 1, failed: 1, unknown: 1 })
  expectSums(days[0] ?? total)
  expect(openReplies.map(({ state }) => state).sort()).toEqual(['failed', 'unknown'])
  expect(openReplies[0]?.conversationId).toBe(where.conversationId)

  const unknown = openReplies.find(({ state }) => state === 'unknown')
  const told = statusOf('wamid.LATE', 'delivered', {
    recipient_id: '5563999990002',
    biz_opaque_callback_data: unknown?.messageId,
  })
  await relay.postWebhook(webhook({ statuses: [told] }))
  await until('what was unknown is confirmed', async () => {
    const { replies } = (await reconciled()).total
    return replies.unknown === 0 && replies.accepted === 2
  })

  const failed = openReplies.find(({ state }) => state === 'failed')
  expect((await reconciled()).openReplies).toEqual([failed])
  const settled = { messageId: failed?.messageId ?? '', settlement: 'put-away' } as const
  await ana.command(commandOf('settle-reply', where, settled))
  expect((await reconciled()).openReplies).toEqual([])
})

test('a reaction is counted apart from replies, by what became of it', async () => {
  const before = (await reconciled()).total
  const where = await claimedCase(relay, ana, { name: 'Rui Inventado', phone: '5563999990003' })
  const { whatsappId: target } = (await ana.events('message-received')).at(-1) ?? {}
  if (target === undefined) throw new Error('no message')
  graph.answer('accept', { status: 400, code: 131_026 })
  for (const emoji of ['👍', '🙏']) {
    const reaction = { messageId: crypto.randomUUID(), target, emoji }
    await ana.command(commandOf('send-reaction', where, reaction))
  }
  const { total, days } = await until('all have gone their way', async () => {
    const answer = await reconciled()
    const { waiting, attempted, written } = answer.total.reactions
    return written === 2 && waiting + attempted === 0 && answer
  })
  expect(total.reactions).toMatchObject({ accepted: 1, failed: 1 })
  expect(total.replies).toEqual(before.replies)
  expect(days[0]?.reactions).toEqual(total.reactions)
  for (const day of [total, ...days]) expectSums(day)
  expect((await operate(dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
})

test('what is interpreted by a retry is counted anew', async () => {
  const before = await reconciled()
  const { lines } = await operate(dataFolder, ['quarantine', 'retry', '--all'])
  expect(lines.length).toBe(before.total.items.quarantined)
  const after = await reconciled()
  expect(after.differences).toEqual([])
  for (const day of [after.total, ...after.days]) expectSums(day)
})

test('what does not add up is said', async () => {
  await withinStore(dataFolder, ({ run }) => run('delete from quarantine where quarantine_id = 1'))
  const { differences, total } = await reconciled()
  const { quarantined } = total.items
  expect(differences).toEqual([
    { what: 'quarantine', expected: quarantined, found: quarantined - 1 },
  ])
  const verified = await operate(dataFolder, ['verify'])
  expect(verified.lines).toContain(
    `Of quarantined, ${quarantined} were counted, and ${quarantined - 1} are there.`,
  )
})

test('only supervisors and administrators see it', async () => {
  expect((await ana.request('/v1/reconciliation')).status).toBe(403)
})
