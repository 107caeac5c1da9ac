import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import {
  contactOf,
  inbound,
  maria,
  messageFrom,
  type Person,
  webhook,
} from '../support/webhooks.ts'

/** What staff type on the phone that shares the number: reference, section 2.11. */

let relay: StartedRelay
let ana: SignedInClient

beforeAll(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
})

afterAll(() => relay.stop())

function echoes(...messages: Record<string, unknown>[]) {
  const body = webhook({ message_echoes: messages })
  for (const entry of body.entry) {
    for (const change of entry.changes) change.field = 'smb_message_echoes'
  }
  return body
}

function echoTo(person: Person, more: Record<string, unknown> = {}) {
  return messageFrom(
    { phone: '556333330000' },
    { to: person.phone, to_user_id: person.userId, ...more },
  )
}

it('it stands in the conversation with the citizen, once, and opens no attendance', async () => {
  await relay.postWebhook(webhook(inbound(maria)))
  const [opened] = await ana.untilEvents('attendance-opened', 1)
  const echo = echoTo(maria, { text: { body: 'Tem sim, até as 17h.' } })
  for (let time = 0; time < 3; time += 1) await relay.postWebhook(echoes(echo))
  await relay.postWebhook(echoes(echoTo(maria, { type: 'hologram' })))
  const sent = await ana.untilEvents('phone-message-sent', 2)
  expect(sent).toMatchObject([
    {
      conversationId: opened?.conversationId,
      whatsappId: echo.id,
      content: { kind: 'text', text: 'Tem sim, até as 17h.' },
    },
    { content: { kind: 'unknown', whatsappType: 'hologram' } },
  ])
  expect(await ana.events('attendance-opened')).toHaveLength(1)
})

it('to somebody who never wrote starts a conversation, which their first word continues', async () => {
  const rita = { name: 'Rita Imaginária', phone: '5563999990002', userId: 'BR.RitaImaginaria1' }
  await relay.postWebhook(echoes(echoTo(rita)))
  const sent = (await ana.untilEvents('phone-message-sent', 3)).at(-1)
  await relay.postWebhook(webhook({ contacts: [contactOf(rita)], messages: [messageFrom(rita)] }))
  const received = (await ana.untilEvents('message-received', 2)).at(-1)
  expect(received?.conversationId).toBe(sent?.conversationId)
})

it('to nobody is put aside, and what stands beside it is not', async () => {
  const good = echoTo(maria, { text: { body: 'e mais isto' } })
  await relay.postWebhook(echoes(echoTo(maria, { to: undefined, to_user_id: undefined }), good))
  const sent = (await ana.untilEvents('phone-message-sent', 4)).at(-1)
  expect(sent?.whatsappId).toBe(good.id)
})
