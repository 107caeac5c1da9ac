import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedCase, commandOf, replyOf } from '../support/desk.ts'
import { file, messageCases, referenceTypes, typeOf } from '../support/message-cases.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'
import {
  contactOf,
  inbound,
  maria,
  messageFrom,
  type Person,
  webhook,
} from '../support/webhooks.ts'

let relay: StartedRelay
let ana: SignedInClient
let strangers = 10

beforeAll(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
})

afterAll(() => relay.stop())

/** Delivers one message and answers the event that it became. */
async function receive(fields: Record<string, unknown>) {
  const message = messageFrom(maria, { text: undefined, ...fields })
  const response = await relay.postWebhook(
    webhook({ contacts: [contactOf(maria)], messages: [message] }),
  )
  expect(response.status).toBe(200)
  return until('the message is in the log', async () =>
    (await ana.events('message-received')).find(({ whatsappId }) => whatsappId === message.id),
  )
}

describe('a message is shown as what it is', () => {
  it.each(messageCases)('%s', async (_, fields, content) => {
    const event = await receive(fields)
    expect(event.content).toEqual(content)
    expect(event.kind).toBe(event.content?.kind)
  })

  it.each(Object.entries(referenceTypes))('every type of section %s has its case', (_, types) => {
    const covered = new Set(messageCases.map(([, fields]) => typeOf(fields)))
    expect(types.filter((type) => !covered.has(type))).toEqual([])
  })

  it('fields that WhatsApp adds to it change nothing', async () => {
    const { content } = await receive({
      type: 'video',
      novelty: [1],
      video: { ...file, novelty: { deep: 1 } },
    })
    expect(content).toMatchObject({ kind: 'video', mediaId: file.id })
  })
})

describe('what this version cannot show is visible as unknown', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a type of the future', { type: 'hologram', hologram: { id: 1 } }, 'hologram'],
    ['a sticker without a file', { type: 'sticker', sticker: {} }, 'sticker'],
    ['no contacts', { type: 'contacts', contacts: [] }, 'contacts'],
    ['an interactive answer without its inner object', { type: 'interactive' }, 'interactive'],
    [
      'an interactive answer of the future',
      { type: 'interactive', interactive: { type: 'hologram_reply', hologram_reply: {} } },
      'interactive',
    ],
    ['an interactive answer of words', { type: 'interactive', interactive: 'oi' }, 'interactive'],
    ['a button without words', { type: 'button', button: {} }, 'button'],
    ['an order of nothing', { type: 'order', order: 7 }, 'order'],
    ['a notice without its kind', { type: 'system', system: {} }, 'system'],
    ['a deletion of nothing', { type: 'revoke', revoke: {} }, 'revoke'],
    ['an edit without words', { type: 'edit', edit: { original_message_id: 'wamid.X==' } }, 'edit'],
    ['a text without a body', { type: 'text', text: {} }, 'text'],
    ['a location of words', { type: 'location', location: { latitude: 'x' } }, 'location'],
    ['no type at all', { type: undefined }, 'missing'],
    ['a type that is no text', { type: 7 }, 'missing'],
    ['a word that every object has', { type: 'constructor' }, 'constructor'],
    ['a message to a group', { type: 'text', text: { body: 'oi' }, group_id: 'G1' }, 'group'],
  ])('%s', async (_, fields, whatsappType) => {
    expect((await receive(fields)).content).toEqual({ kind: 'unknown', whatsappType })
  })
})

describe('a text that an engine would refuse', () => {
  it('keeps everything but the NUL and the lone surrogate', async () => {
    const body = '{"body":"a\\u0000b\\ud83dc"}'
    const event = await receive({ type: 'text', text: JSON.parse(body) })
    expect(event.content).toEqual({ kind: 'text', text: 'a\uFFFDb\uFFFDc' })
  })
})

describe('the time of a message', () => {
  const now = () => Math.floor(Date.now() / 1000)
  it.each([
    ['text', () => String(now() - 60)],
    ['a number', () => now() - 60],
  ])('is read from %s', async (_, timestamp) => {
    const event = await receive({ type: 'text', text: { body: 'oi' }, timestamp: timestamp() })
    expect(event.receivedAt - event.sentAt).toBeGreaterThan(58_000)
    expect(event.receivedAt - event.sentAt).toBeLessThan(63_000)
  })

  it.each([
    ['of tomorrow', () => String(now() + 86_400)],
    ['that is missing', () => undefined],
    ['that is no time', () => 'ontem'],
  ])('%s counts as the time of receipt', async (_, timestamp) => {
    const event = await receive({ type: 'text', text: { body: 'oi' }, timestamp: timestamp() })
    expect(event.sentAt).toBe(event.receivedAt)
  })

  it('of 1970 is held to the days for which WhatsApp repeats itself', async () => {
    const event = await receive({ type: 'text', text: { body: 'oi' }, timestamp: '1' })
    expect(event.receivedAt - event.sentAt).toBe(8 * 24 * 60 * 60 * 1000)
  })
})

it('a quote says which message it quotes, and a forwarded one quotes none', async () => {
  const quoting = await receive({
    text: { body: 'isso' },
    context: { from: '55', id: 'wamid.Q==' },
  })
  const forwarded = await receive({ text: { body: 'veja' }, context: { forwarded: true } })
  expect([quoting.replyTo, forwarded.replyTo]).toEqual(['wamid.Q==', null])
})

describe('what is not said to us is visible, and opens nothing', () => {
  const joana: Person = { name: 'Joana Fictícia', phone: '5563999990077', userId: 'BR.Joana77' }
  const system = { type: 'user_changed_user_id', user_id: joana.userId }
  const kinds: [string, Record<string, unknown>][] = [
    ['a notice of WhatsApp', { type: 'system', text: undefined, system }],
    ['a notice of WhatsApp that cannot be read', { type: 'system', text: undefined }],
    ['a message to a group', { group_id: 'G1' }],
  ]

  it.each(kinds)('%s, after closing', async (_, fields) => {
    const where = await claimedCase(relay, ana, joana)
    await ana.command(commandOf('close-attendance', where, {}))
    const before = await ana.events()
    await relay.postWebhook(webhook(inbound(joana, fields)))
    await until('it is in the log', async () => (await ana.events()).length > before.length)
    const written = (await ana.events()).slice(before.length)
    expect(written.filter(({ type }) => type !== 'identity-changed')).toMatchObject([
      { type: 'message-received', attendanceId: where.attendanceId, notice: true },
    ])
  })

  it.each(kinds)(
    '%s, as the first of all, stands in an attendance without a window',
    async (_, fields) => {
      strangers += 1
      const person: Person = { phone: `55639999901${strangers}` }
      const before = (await ana.events('attendance-opened')).length
      await relay.postWebhook(webhook(inbound(person, fields)))
      const opened = (await ana.untilEvents('attendance-opened', before + 1)).at(-1)
      const where = {
        conversationId: opened?.conversationId ?? '',
        attendanceId: opened?.attendanceId ?? '',
      }
      await ana.command(commandOf('claim-attendance', where, {}))
      expect(await ana.command(replyOf(where, 'Bom dia'))).toMatchObject({
        outcome: 'refused',
        refusal: { reason: 'window-closed' },
      })
    },
  )
})

describe('where a message comes from is told beside it', () => {
  it.each<[string, Record<string, unknown>, object | undefined]>([
    ['written', {}, undefined],
    ['forwarded', { context: { forwarded: true } }, { forwarded: 'once', referral: null }],
    [
      'forwarded often',
      { context: { forwarded: true, frequently_forwarded: true } },
      { forwarded: 'often', referral: null },
    ],
    [
      'after an ad',
      {
        referral: {
          source_url: 'https://example.org/vacina',
          source_id: '1',
          source_type: 'ad',
          headline: 'Vacina da gripe',
          body: 'Em toda UBS',
          ctwa_clid: 'x',
        },
      },
      {
        forwarded: null,
        referral: {
          source: 'ad',
          url: 'https://example.org/vacina',
          headline: 'Vacina da gripe',
          body: 'Em toda UBS',
        },
      },
    ],
    [
      'after a post of which nothing is told',
      { referral: { source_type: 'post', headline: 7 } },
      { forwarded: null, referral: { source: 'post', url: null, headline: '7', body: null } },
    ],
  ])('%s', async (_, fields, provenance) => {
    expect((await receive({ text: { body: 'oi' }, ...fields })).provenance).toEqual(provenance)
  })
})

it.each<[string, Record<string, unknown>]>([
  ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '👍' } }],
  ['edit', edit('wamid.OUT1==', 'mais uma vez')],
  ['deletion', { type: 'revoke', revoke: { original_message_id: 'wamid.OUT1==' } }],
  ['notice', { type: 'system', system: { type: 'customer_identity_changed' } }],
])('a %s opens no attendance beside the one that it belongs to', async (_, fields) => {
  await relay.postWebhook(webhook(inbound(maria)))
  const before = (await ana.events('attendance-opened')).length
  await receive(fields)
  expect(await ana.events('attendance-opened')).toHaveLength(before)
})

it('an edit and its target are one event each, however often WhatsApp repeats them', async () => {
  const first = messageFrom(maria)
  const change = messageFrom(maria, { text: undefined, ...edit(first.id, 'boa tarde') })
  const body = webhook({ contacts: [contactOf(maria)], messages: [change, first] })
  for (let time = 0; time < 3; time += 1) await relay.postWebhook(body)
  const last = await receive({ type: 'text', text: { body: 'fim' } })
  const events = await ana.events('message-received')
  expect(events.map(({ whatsappId }) => whatsappId).slice(-3)).toEqual([
    change.id,
    first.id,
    last.whatsappId,
  ])
})

function edit(target: string, text: string): Record<string, unknown> {
  return {
    type: 'edit',
    edit: { original_message_id: target, message: { type: 'text', text: { body: text } } },
  }
}
