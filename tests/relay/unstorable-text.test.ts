import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { untilInterpreted } from '../support/metrics.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { contactOf, inbound, maria, messageFrom, statusOf, webhook } from '../support/webhooks.ts'

/** Texts that PostgreSQL cannot store, or not where they are looked up, at every place of a webhook. */

let relay: StartedRelay
let carla: SignedInClient
/** What the relay logged. */
const lines: string[] = []

beforeAll(async () => {
  const stream = { write: (line: string) => lines.push(line) }
  relay = await startRelay({ log: { level: 'error', stream } })
  carla = await relay.signIn('carla')
})

afterAll(() => relay.stop())

const quoting = { context: { from: maria.phone, id: 'wamid.QUOTED==' } }
const person = { ...maria, username: 'maria.ficticia' }

/** Each with texts of other kinds in it. */
const webhooks: Record<string, () => unknown> = {
  'a text': () => webhook(inbound(person, quoting)),
  'a document': () =>
    webhook(
      inbound(person, {
        type: 'document',
        document: { id: 'M1', mime_type: 'application/pdf', filename: 'a.pdf', caption: 'oi' },
      }),
    ),
  'a place': () =>
    webhook(
      inbound(person, {
        type: 'location',
        location: { latitude: 1, longitude: 2, name: 'Praça', address: 'Centro', url: 'http://x' },
      }),
    ),
  'a reaction': () =>
    webhook(
      inbound(person, { type: 'reaction', reaction: { message_id: 'wamid.R==', emoji: '👍' } }),
    ),
  'a change of identity': () =>
    webhook({
      messages: [
        messageFrom(
          {},
          {
            type: 'system',
            text: undefined,
            system: {
              ...{ type: 'user_changed_user_id', body: 'mudou' },
              ...{ user_id: 'BR.Nova', previous_user_id: maria.userId },
            },
          },
        ),
      ],
    }),
  'a status': () =>
    webhook({
      statuses: [
        statusOf('wamid.OUT==', 'failed', { errors: [{ code: 131026, title: 'não entregue' }] }),
      ],
    }),
  // What may be of somebody erased is searched for whom it tells of, after its items.
  'several at once': () =>
    webhook({
      ...inbound(person),
      statuses: [statusOf('wamid.OUT2==', 'delivered')],
    }),
  'a contact alone': () => webhook({ contacts: [contactOf(person)], messages: [null] }),
  'a template': () => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'message_template_status_update',
            value: {
              ...{ event: 'REJECTED', message_template_id: 7, message_template_name: 'aviso' },
              ...{ message_template_language: 'pt_BR', reason: 'INVALID_FORMAT' },
            },
          },
        ],
      },
    ],
  }),
}

/** Every copy of a value in which one text is another. */
function* variantsOf(value: unknown, spoil: (text: string) => string): Generator<unknown> {
  if (typeof value === 'string') yield spoil(value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    for (const variant of variantsOf(inner, spoil)) {
      yield Array.isArray(value)
        ? value.map((each, index) => (String(index) === key ? variant : each))
        : { ...value, [key]: variant }
    }
  }
}

it.each<[string, (text: string) => string]>([
  ['a NUL', (text) => `${text.slice(0, 2)}\u0000${text.slice(2)}`],
  ['only a NUL', () => '\u0000'],
  ['a lone surrogate', (text) => `${text}\ud83d`],
  // Longer than an entry of an index may be, and not to be compressed.
  ['no end', (text) => text + randomBytes(6000).toString('base64')],
])('with %s at any place are kept or quarantined, and hold up nothing', async (_, spoil) => {
  const before = (await carla.events('message-received')).length
  const bodies = Object.values(webhooks).flatMap((make) => [...variantsOf(make(), spoil)])
  expect(bodies.length).toBeGreaterThan(80)
  for (let at = 0; at < bodies.length; at += 20) {
    const answers = await Promise.all(
      bodies.slice(at, at + 20).map((body) => relay.postWebhook(body)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
  const plain = messageFrom(maria)
  await relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages: [plain] }))
  await untilInterpreted(relay.adminUrl, 20_000)
  const received = await carla.events('message-received')
  expect(received.length).toBeGreaterThan(before)
  expect(received.map(({ whatsappId }) => whatsappId)).toContain(plain.id)
  expect(lines.filter((line) => line.includes('waits for the store'))).toEqual([])
  const { differences } = (await (await carla.request('/v1/reconciliation')).json()) as {
    differences: object[]
  }
  expect(differences).toEqual([])
})
