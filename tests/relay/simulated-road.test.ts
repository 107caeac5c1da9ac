import { afterEach, beforeEach, expect, it } from 'vitest'
import { commandOf, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/** Relay and simulator share nothing but WhatsApp's wire: what one writes, the other must read. */

let simulator: StartedSimulator
let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  simulator = await startSimulator()
  relay = await startRelay({ apiUrl: simulator.apiUrl })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await relay.signIn('ana')
})

afterEach(async () => {
  await relay.stop()
  await simulator.stop()
})

async function caseOf(text: string, citizenId: string) {
  const before = (await ana.events('attendance-opened')).length
  await simulator.write(citizenId, text)
  const opened = (await ana.untilEvents('attendance-opened', before + 1)).at(-1)
  if (!opened) throw new Error('no attendance was opened')
  const { conversationId, attendanceId } = opened
  await ana.command(commandOf('claim-attendance', { conversationId, attendanceId }, {}))
  return { conversationId, attendanceId }
}

it('a citizen writes, an agent answers, and the ticks come back', async () => {
  const citizen = await simulator.createCitizen({ name: 'Maria Fictícia', phone: '5563999990001' })
  const reply = replyOf(await caseOf('Bom dia / há vacina?', citizen.id), 'Há sim, até as 17h.')
  await ana.command(reply)
  await until('the answer is on the phone', async () =>
    (await simulator.thread(citizen.id)).some(({ text }) => text === 'Há sim, até as 17h.'),
  )
  await ana.untilEvents('status-received', 2)
  await simulator.read(citizen.id)
  const statuses = await ana.untilEvents('status-received', 3)
  expect(statuses.map(({ messageId, status }) => [messageId, status]).toSorted()).toEqual([
    [reply.messageId, 'delivered'],
    [reply.messageId, 'read'],
    [reply.messageId, 'sent'],
  ])
})

it('a citizen without a number is answered all the same', async () => {
  await simulator.faults({ hidePhones: true })
  const citizen = await simulator.createCitizen({ name: 'Só Usuário', username: 'so.usuario' })
  await ana.command(replyOf(await caseOf('Olá', citizen.id), 'Olá!'))
  await ana.untilEvents('send-accepted', 1)
  expect((await simulator.sent()).map(({ to, text }) => [to, text])).toEqual([
    [citizen.userId, 'Olá!'],
  ])
})

it('a reply whose answer was lost is sent once, and its statuses tell what became of it', async () => {
  await relay.stop()
  relay = await startRelay({
    apiUrl: simulator.apiUrl,
    timings: { ...patientTimings, answerTimeoutMs: 300 },
  })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await relay.signIn('ana')
  const citizen = await simulator.createCitizen({ name: 'Maria Fictícia', phone: '5563999990001' })
  const where = await caseOf('Bom dia', citizen.id)
  await simulator.faults({ timeoutSends: 1 })
  const reply = replyOf(where, 'Bom dia!')
  await ana.command(reply)
  await ana.untilEvents('send-unknown', 1)
  const [status] = await ana.untilEvents('status-received', 1)
  expect(status?.messageId).toBe(reply.messageId)
  expect(await simulator.sent()).toHaveLength(1)
})

it('duplicates, batches, another order and lost acknowledgements make each message one event', async () => {
  const people = await Promise.all(
    [1, 2, 3].map((each) =>
      simulator.createCitizen({ name: `Pessoa ${each}`, phone: `556399999000${each}` }),
    ),
  )
  await simulator.faults({ duplicate: 2, reorder: true, batch: 4, dropAcknowledgements: 5 })
  const written = await Promise.all(
    Array.from({ length: 30 }, (_, each) =>
      simulator.write(people[each % people.length]?.id ?? '', `mensagem ${each}`),
    ),
  )
  await until('everything is delivered', async () => (await simulator.webhooks()).pending === 0)
  const received = (await ana.untilEvents('message-received', 30)).map(
    ({ whatsappId }) => whatsappId,
  )
  expect(received.toSorted()).toEqual(written.toSorted())
})

it('the relay is ready when WhatsApp takes its token', async () => {
  const ready = await fetch(`${relay.url}/ready`)
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: { store: 'ok', whatsapp: 'ok' } },
  ])
  const wrong = await startRelay({ apiUrl: simulator.apiUrl, env: { WHATSAPP_TOKEN: 'errado' } })
  expect((await fetch(`${wrong.url}/ready`)).status).toBe(503)
  await wrong.stop()
})

it('the handshake is answered as Meta asks it', async () => {
  expect(await simulator.handshake()).toMatchObject({ verified: true, status: 200 })
})
