import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedCase, commandOf, replyOf } from '../support/desk.ts'
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

const media = { id: '880000000000001', mime_type: 'image/jpeg', sha256: 'q1Jc0w0v5m1e9c8n5J6m0Q==' }
const kept = { mediaId: media.id, mimeType: media.mime_type, sha256: media.sha256 }

describe('a message is shown as what it is', () => {
  it.each<[string, Record<string, unknown>, object]>([
    [
      'text',
      { type: 'text', text: { body: 'Olá 👋\nTudo bem?' } },
      { kind: 'text', text: 'Olá 👋\nTudo bem?' },
    ],
    [
      'image with a caption',
      { type: 'image', image: { ...media, caption: 'o buraco', url: 'https://example.org' } },
      { kind: 'image', ...kept, caption: 'o buraco' },
    ],
    [
      'image without anything but its id',
      { type: 'image', image: { id: '1' } },
      {
        kind: 'image',
        mediaId: '1',
        mimeType: 'application/octet-stream',
        sha256: null,
        caption: null,
      },
    ],
    [
      'voice note',
      { type: 'audio', audio: { ...media, mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'audio', ...kept, mimeType: 'audio/ogg; codecs=opus', voice: true },
    ],
    [
      'document',
      { type: 'document', document: { ...media, filename: '../../etc/passwd' } },
      { kind: 'document', ...kept, filename: '../../etc/passwd', caption: null },
    ],
    [
      'location',
      { type: 'location', location: { latitude: -10.18, longitude: -48.33, name: 'Praça' } },
      { kind: 'location', latitude: -10.18, longitude: -48.33, name: 'Praça', address: null },
    ],
    [
      'reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '👍' } },
      { kind: 'reaction', target: 'wamid.OUT1==', emoji: '👍' },
    ],
    [
      'reaction taken back by leaving the emoji out',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT1==' } },
      { kind: 'reaction', target: 'wamid.OUT1==', emoji: null },
    ],
    [
      'reaction taken back by an empty emoji',
      { type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '' } },
      { kind: 'reaction', target: 'wamid.OUT1==', emoji: null },
    ],
    [
      'unsupported with a subtype',
      { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } },
      { kind: 'unsupported', subtype: 'poll_creation' },
    ],
    [
      'unsupported without a subtype',
      { type: 'unsupported', errors: [{ code: 131051 }] },
      { kind: 'unsupported', subtype: null },
    ],
  ])('%s', async (_, fields, content) => {
    const event = await receive(fields)
    expect(event.content).toEqual(content)
    expect(event.kind).toBe(event.content?.kind)
  })
})

describe('what this version cannot show is visible as unknown', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a type of the future', { type: 'hologram', hologram: { id: 1 } }, 'hologram'],
    ['a sticker', { type: 'sticker', sticker: { ...media, animated: false } }, 'sticker'],
    [
      'a shared contact without a name',
      { type: 'contacts', contacts: [{ phones: [] }] },
      'contacts',
    ],
    ['an interactive answer without its inner object', { type: 'interactive' }, 'interactive'],
    ['an edit', { type: 'edit', edit: { original_message_id: 'wamid.X==' } }, 'edit'],
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
    expect((await ana.events()).slice(before.length)).toMatchObject([
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

it('a reaction opens no attendance beside the one that it belongs to', async () => {
  await relay.postWebhook(webhook(inbound(maria)))
  const before = (await ana.events('attendance-opened')).length
  await receive({ type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '👍' } })
  expect(await ana.events('attendance-opened')).toHaveLength(before)
})
