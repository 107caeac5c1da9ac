import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_MS } from '../../shared/domain/block.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { inbound, webhook } from '../support/webhooks.ts'

/** Who wrote, on the simulator's wire: acceptance points 6 and 7 of the reference, section 13. */

let simulator: StartedSimulator
let relay: StartedRelay
let ana: SignedInClient
let carla: SignedInClient
let ahead = 0

beforeAll(async () => {
  simulator = await startSimulator()
  relay = await startRelay({ apiUrl: simulator.apiUrl, clock: () => Date.now() + ahead })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await relay.signIn('ana')
  carla = await relay.signIn('carla')
})

afterAll(async () => {
  await relay.stop()
  await simulator.stop()
})

/** Waits until the relay has the message, and answers the event. */
async function received(whatsappId: string) {
  return until('the relay has the message', async () => {
    const events = await ana.events('message-received')
    return events.find((event) => event.whatsappId === whatsappId)
  })
}

async function write(citizenId: string, words: string) {
  return received(await simulator.write(citizenId, words))
}

async function known(conversationId: string) {
  const started = (await ana.events('conversation-started')).find(
    (event) => event.conversationId === conversationId,
  )
  const events = await ana.events('citizen-identified')
  return events.findLast(({ citizenId }) => citizenId === started?.citizenId)?.content
}

async function of(conversationId: string) {
  return (await ana.events()).filter(
    (event) => 'conversationId' in event && event.conversationId === conversationId,
  )
}

const target = (message: { conversationId: string; attendanceId: string; seq: number }) => ({
  commandId: randomUUID(),
  conversationId: message.conversationId,
  attendanceId: message.attendanceId,
  issuedAt: Date.now(),
  seenSeq: message.seq,
})

test('a username, then the number on a card, then in the webhook, then another id: one citizen', async () => {
  const citizen = await simulator.createCitizen({ name: 'Ana Fictícia', username: 'ana.ficticia' })
  const first = await write(citizen.id, 'oi')
  const { conversationId } = first
  expect(await known(conversationId)).toMatchObject({ phone: null, userId: citizen.userId })

  await received((await simulator.sharePhone(citizen.id)).whatsappId)
  const { phone = '' } = (await simulator.citizens()).find(({ id }) => id === citizen.id) ?? {}
  expect(await known(conversationId)).toMatchObject({ phone, userId: citizen.userId })

  expect((await write(citizen.id, 'pronto')).conversationId).toBe(conversationId)
  await simulator.changeUsername(citizen.id, 'ana.outra')
  expect((await write(citizen.id, 'troquei')).conversationId).toBe(conversationId)
  const moved = await simulator.changeNumber(citizen.id)
  expect((await write(citizen.id, 'número novo')).conversationId).toBe(conversationId)
  const now = await known(conversationId)
  expect(now).toMatchObject({ phone: moved.phone, userId: moved.userId, username: 'ana.outra' })
  const history = (now?.identities ?? []).map(({ kind, value, supersededAt }) => {
    return [kind, value, supersededAt === null]
  })
  expect(history).toEqual(
    expect.arrayContaining([
      ['userId', citizen.userId, false],
      ['userId', moved.userId, true],
      ['username', 'ana.ficticia', false],
      ['username', 'ana.outra', true],
      ['phone', phone, false],
      ['phone', moved.phone, true],
    ]),
  )
  const changes = (await of(conversationId)).filter(({ type }) => type === 'identity-changed')
  expect(changes).toMatchObject([{ change: 'number' }])
})

test('a webhook that comes late under a replaced id brings nothing back', async () => {
  const citizen = await simulator.createCitizen({ phone: '556399997001' })
  const { conversationId } = await write(citizen.id, 'oi')
  const moved = await simulator.changeNumber(citizen.id)
  await write(citizen.id, 'número novo')
  const late = { phone: citizen.phone ?? '', userId: citizen.userId, name: 'Nome Antigo' }
  const before = await known(conversationId)
  await relay.postWebhook(webhook(inbound(late, { id: 'wamid.LATE==' })))
  expect((await received('wamid.LATE==')).conversationId).toBe(conversationId)
  expect(await known(conversationId)).toEqual(before)
  expect(before).toMatchObject({ phone: moved.phone, userId: moved.userId })
})

test('another person goes on in her own conversation, with the number and the open case', async () => {
  const citizen = await simulator.createCitizen({ name: 'José Inventado', phone: '5563999997002' })
  const first = await write(citizen.id, 'oi')
  await ana.command({ type: 'claim-attendance', ...target(first) })
  const moved = await simulator.changeNumber(citizen.id)
  const stranger = await write(citizen.id, 'quem é José?')
  const [newCitizenId, newConversationId, newAttendanceId] = [0, 1, 2].map(() => randomUUID())
  const answer = await ana.command({
    type: 'separate-citizen',
    ...target(stranger),
    newCitizenId: newCitizenId ?? '',
    newConversationId: newConversationId ?? '',
    newAttendanceId: newAttendanceId ?? '',
  })
  expect(answer.outcome).toBe('accepted')
  expect(await known(first.conversationId)).toMatchObject({ phone: null, userId: null })
  expect(await known(newConversationId ?? '')).toMatchObject({
    phone: moved.phone,
    userId: moved.userId,
  })
  const next = await write(citizen.id, 'sou eu de novo')
  expect(next).toMatchObject({
    conversationId: newConversationId,
    attendanceId: newAttendanceId,
  })
  const reply = {
    type: 'send-reply',
    ...target(next),
    messageId: randomUUID(),
    text: 'Bom dia!',
    replyTo: null,
  } as const
  expect(await ana.command(reply)).toMatchObject({ outcome: 'accepted' })
  await until('the reply was sent', async () =>
    (await simulator.sent()).some(({ to }) => to.endsWith(moved.phone ?? '-')),
  )
})

test('a missed call opens a case and waits; one that another tool answered says so once', async () => {
  const citizen = await simulator.createCitizen({ phone: '5563999997003' })
  const missed = await received(await simulator.callDesk(citizen.id))
  expect(missed).toMatchObject({ kind: 'call', content: { direction: 'inbound', missed: true } })
  const answered = await received(await simulator.callDesk(citizen.id, 95))
  await until('the end is told', async () => {
    const ends = await ana.events('call-ended')
    return ends.some(({ whatsappId }) => whatsappId === answered.whatsappId)
  })
  expect(
    (await of(missed.conversationId)).filter(({ type }) => type !== 'conversation-started'),
  ).toMatchObject([
    { type: 'attendance-opened' },
    { type: 'message-received', whatsappId: missed.whatsappId },
    { type: 'message-received', whatsappId: answered.whatsappId },
    { type: 'call-ended', whatsappId: answered.whatsappId, durationSeconds: 95 },
  ])
})

test('two citizens are joined by a supervisor, and a citizen who is not there is refused', async () => {
  const [one, other] = [
    await write((await simulator.createCitizen()).id, 'oi'),
    await write((await simulator.createCitizen()).id, 'oi'),
  ]
  const merge = (withConversationId: string) =>
    carla.command({
      type: 'merge-citizens',
      ...target(one),
      mergeId: randomUUID(),
      withConversationId,
    })
  expect(await merge(randomUUID())).toMatchObject({ refusal: { reason: 'unknown-citizen' } })
  expect(await merge(other.conversationId)).toMatchObject({ outcome: 'accepted' })
  expect((await of(one.conversationId)).at(-1)).toMatchObject({
    type: 'citizens-merged',
    withConversationId: other.conversationId,
  })
})

test('a block ends by itself, and what arrived meanwhile comes to the queue', async () => {
  const citizen = await simulator.createCitizen({ phone: '5563999997004' })
  const first = await write(citizen.id, 'compre já')
  await carla.command({
    type: 'block-citizen',
    ...target(first),
    ...{ reason: 'spam', note: 'Propaganda repetida.', days: 7 },
  })
  const held = await write(citizen.id, 'compre mais')
  expect(held.attendanceId).toBe(first.attendanceId)
  expect((await of(first.conversationId)).at(-1)?.type).toBe('message-received')
  ahead = 7 * DAY_MS + 1000
  // Sessions do not last as long as blocks.
  ana = await relay.signIn('ana')
  await until('the block has ended', async () =>
    (await ana.events('block-ended')).some(
      ({ conversationId }) => conversationId === first.conversationId,
    ),
  )
  expect((await of(first.conversationId)).slice(-2)).toMatchObject([
    { type: 'attendance-reopened', since: held.sentAt },
    { type: 'block-ended', agentId: null },
  ])
})
