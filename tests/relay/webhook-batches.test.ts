import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Moment } from '../../relay/moments.ts'
import { untilInterpreted } from '../support/metrics.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { testedEngine } from '../support/test-store.ts'
import { until } from '../support/wait.ts'
import {
  contactOf,
  entryOf,
  inbound,
  maria,
  messageFrom,
  statusOf,
  webhook,
} from '../support/webhooks.ts'
import { withinStore } from '../support/within-store.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }
const rita = { name: 'Rita Suposta', phone: '5563999990003', userId: 'BR.RitaSuposta3' }

let relay: StartedRelay
let ana: SignedInClient
let admin: SignedInClient

beforeEach(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
  admin = await relay.signIn('admin')
})

afterEach(() => relay.stop())

const settled = () => untilInterpreted(relay.adminUrl)

async function received(): Promise<string[]> {
  await settled()
  return (await ana.events('message-received')).map(({ whatsappId }) => whatsappId)
}

async function quarantined(): Promise<[reason: string, path: string][]> {
  await settled()
  return (await admin.quarantine()).map(({ reason, path }) => [reason, path])
}

it('a webhook that another process kept, and did not live to read, is interpreted', async () => {
  const message = messageFrom(maria)
  const body = webhook({ contacts: [contactOf(maria)], messages: [message] })
  await withinStore(relay.dataFolder, (store) =>
    store.run(
      'insert into inbox (received_at, body) values (?, ?)',
      Date.now(),
      Buffer.from(JSON.stringify(body)),
    ),
  )
  await ana.untilEvents('message-received', 1)
  expect(await received()).toEqual([message.id])
})

describe('a batch', () => {
  it('of three entries with messages, statuses and news is taken apart whole', async () => {
    const [first, second, third] = [messageFrom(maria), messageFrom(joao), messageFrom(rita)]
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        entryOf(
          { contacts: [contactOf(maria)], messages: [first] },
          { statuses: [statusOf('wamid.OUT1==', 'sent'), statusOf('wamid.OUT1==', 'read')] },
        ),
        {
          id: SIMULATED.businessAccountId,
          changes: [
            {
              field: 'message_template_status_update',
              value: { event: 'REJECTED', message_template_id: 9_007_199_254_740_993n.toString() },
            },
          ],
        },
        // Contacts in the other order than messages, and a status beside them.
        entryOf({
          contacts: [contactOf(rita), contactOf(joao)],
          messages: [second, third],
          statuses: [statusOf('wamid.OUT2==', 'delivered')],
        }),
      ],
    }
    await relay.postWebhook(body)
    expect(await received()).toEqual([first.id, second.id, third.id])
    const names = (await ana.events('citizen-identified')).map(
      ({ content }) => content?.profileName,
    )
    expect(names).toEqual([maria.name, joao.name, rita.name])
    expect(await quarantined()).toEqual([])
  })

  it('loses only the item that cannot be read, and keeps its bytes', async () => {
    const [first, last] = [messageFrom(maria), messageFrom(maria)]
    const body = webhook({
      contacts: [contactOf(maria), contactOf(joao)],
      messages: [
        first,
        { type: 'text', text: { body: 'sem id nem remetente' } },
        messageFrom({}, { text: { body: 'sem remetente' } }),
        null,
        { ...messageFrom(maria), id: '' },
        last,
      ],
      statuses: [statusOf('wamid.OUT1==', 'teleported'), { status: 'sent' }],
    })
    await relay.postWebhook(body)
    expect(await received()).toEqual([first.id, last.id])
    const value = 'entry[0].changes[0].value'
    expect(await quarantined()).toEqual([
      ['message-without-id', `${value}.messages[1]`],
      ['message-without-sender', `${value}.messages[2]`],
      ['message-without-id', `${value}.messages[3]`],
      ['message-without-id', `${value}.messages[4]`],
      ['unreadable-status', `${value}.statuses[0]`],
      ['unreadable-status', `${value}.statuses[1]`],
    ])
    const [entry] = await admin.quarantine()
    const kept: unknown = JSON.parse(Buffer.from(entry?.bodyBase64 ?? '', 'base64').toString())
    expect(kept).toEqual(JSON.parse(JSON.stringify(body)))
  })

  it.each<[string, unknown, [string, string][]]>([
    ['a list', [], [['not-a-webhook', '']]],
    ['a word', '"oi"', [['not-a-webhook', '']]],
    ['an entry that is none', { entry: [7] }, [['not-a-webhook', 'entry[0]']]],
    [
      'a change without a field',
      { entry: [{ changes: [{ value: {} }] }] },
      [['not-a-webhook', 'entry[0].changes[0]']],
    ],
    [
      'messages that are no list',
      webhook({ messages: { id: 'x' } }),
      [['not-a-webhook', 'entry[0].changes[0].value.messages']],
    ],
    [
      'another phone number id',
      webhook({ ...inbound(maria), metadata: { phone_number_id: '999' } }),
      [['unknown-phone-number-id', 'entry[0].changes[0].value']],
    ],
    [
      'no phone number id',
      webhook({ ...inbound(maria), metadata: undefined }),
      [['unknown-phone-number-id', 'entry[0].changes[0].value']],
    ],
  ])('is answered with 200 and quarantined for %s', async (_, body, entries) => {
    expect((await relay.postWebhook(body)).status).toBe(200)
    expect(await quarantined()).toEqual(entries)
    expect(await received()).toEqual([])
  })

  it('that is delivered twice is quarantined once', async () => {
    const body = webhook({ messages: [{ type: 'text' }] })
    await relay.postWebhook(body)
    await relay.postWebhook(body)
    expect(await quarantined()).toHaveLength(1)
  })

  it('of other news makes no event and no quarantine', async () => {
    await relay.postWebhook({
      entry: [{ id: '1', changes: [{ field: 'history', value: { phase: 1 } }] }],
    })
    await relay.postWebhook(webhook({ messages: undefined }))
    expect([await received(), await quarantined()]).toEqual([[], []])
    const metrics = await (await fetch(`${relay.adminUrl}/metrics`)).text()
    expect(metrics).toContain('balcao_webhook_items_total{outcome="other-field"} 2')
  })
})

describe('a message that WhatsApp delivers again', () => {
  it('in the same webhook, in another batch, and all at once, is one event', async () => {
    const message = messageFrom(maria)
    const value = { contacts: [contactOf(maria)], messages: [message] }
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => relay.postWebhook(webhook(value))),
      relay.postWebhook(webhook(inbound(joao), value, value)),
    ])
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect((await received()).filter((id) => id === message.id)).toHaveLength(1)
    await relay.postWebhook(webhook({ messages: [message, message] }))
    expect((await received()).filter((id) => id === message.id)).toHaveLength(1)
    expect(await quarantined()).toEqual([])
  })
})

describe('the quarantine', () => {
  it('is for administrators only', async () => {
    const responses = await Promise.all([
      ana.request('/v1/quarantine'),
      (await relay.signIn('carla')).request('/v1/quarantine'),
      fetch(`${relay.url}/v1/quarantine`),
    ])
    expect(responses.map(({ status }) => status)).toEqual([403, 403, 401])
  })

  // A round trip each on PostgreSQL: how long that takes says nothing of the digests.
  it.skipIf(testedEngine() === 'postgres')(
    'takes in a thousand items of one large webhook without holding others up',
    async () => {
      const messages = Array.from({ length: 1000 }, () => ({
        type: 'text',
        text: 'x'.repeat(3000),
      }))
      await relay.postWebhook(webhook({ messages }))
      // Digesting the whole body for each of them would outlast the wait; how long it takes is the bench's.
      await settled()
    },
  )

  it('is read in pages that are bounded in bytes too, and nothing is left out', async () => {
    const messages = Array.from({ length: 10 }, () => ({ type: 'text', text: 'x'.repeat(90_000) }))
    await relay.postWebhook(webhook({ messages }))
    await settled()
    const sizes: number[] = []
    const ids: number[] = []
    for (let next: number | null = 0; next !== null; ) {
      const text = await (await admin.request(`/v1/quarantine?after=${next}`)).text()
      sizes.push(text.length)
      const page = JSON.parse(text) as { entries: { id: number }[]; next: number | null }
      ids.push(...page.entries.map(({ id }) => id))
      next = page.next
    }
    expect(Math.max(...sizes)).toBeLessThan(6 * 1024 * 1024)
    expect(ids).toEqual(Array.from({ length: 10 }, (_, index) => index + 1))
  })

  it('is read page by page', async () => {
    for (let each = 0; each < 6; each += 1) await relay.postWebhook({ entry: [each] })
    await settled()
    const read = async (query: string) =>
      (await (await admin.request(`/v1/quarantine?${query}`)).json()) as {
        entries: { id: number }[]
        next: number | null
      }
    const first = await read('limit=5')
    const second = await read(`limit=5&after=${first.next}`)
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6])
    expect(second.next).toBeNull()
  })
})

// Each of its messages is ten round trips to PostgreSQL, too many for a test's patience.
it.skipIf(testedEngine() === 'postgres')(
  'a batch of thousands holds up nobody: what comes meanwhile is answered in between',
  async () => {
    const moments: Moment[] = []
    const watched = await startRelay({ onMoment: (moment) => moments.push(moment) })
    try {
      const messages = Array.from({ length: 3000 }, () => messageFrom(maria))
      await watched.postWebhook(webhook({ contacts: [contactOf(maria)], messages }))
      await watched.postWebhook(webhook(inbound(maria)))
      await until(
        'both are interpreted',
        () => moments.filter((m) => m === 'interpreted').length > 1,
        60_000,
      )
      expect(moments.filter((m) => m === 'webhook-answered' || m === 'interpreted')).toEqual([
        ...['webhook-answered', 'webhook-answered'],
        ...['interpreted', 'interpreted'],
      ])
      const agent = await watched.signIn('ana')
      const ids = (await agent.events('message-received')).map(({ whatsappId }) => whatsappId)
      expect(ids.slice(0, 3000)).toEqual(messages.map(({ id }) => id))
    } finally {
      await watched.stop()
    }
  },
)
