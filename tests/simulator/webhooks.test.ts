import { expect, test } from 'vitest'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { signatureOf } from './receiver.ts'
import { startBoth } from './setting.ts'

test('a text arrives in the envelope of Meta', async () => {
  const { receiver, simulator } = await startBoth({ now: () => 1_795_262_400_999 })
  const citizen = await simulator.createCitizen({ name: 'Ana', userId: 'BR.Ana1' })
  const id = await simulator.write(citizen.id, 'Bom dia')
  await receiver.gets(1)
  expect(JSON.parse(receiver.received[0]?.bytes ?? '')).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: SIMULATED.businessAccountId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: SIMULATED.displayPhoneNumber,
                phone_number_id: SIMULATED.phoneNumberId,
              },
              contacts: [{ profile: { name: 'Ana' }, wa_id: '5563999990001', user_id: 'BR.Ana1' }],
              messages: [
                {
                  from: '5563999990001',
                  from_user_id: 'BR.Ana1',
                  id,
                  timestamp: '1795262400',
                  type: 'text',
                  text: { body: 'Bom dia' },
                },
              ],
            },
          },
        ],
      },
    ],
  })
})

test('the bytes are ASCII, escaped as those of Meta, and the signature is over them', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Não/É 🙂\u0000\u2028 "x"')
  await receiver.gets(1)
  const { bytes = '', signature } = receiver.received[0] ?? {}
  expect(bytes).toContain('"N\\u00e3o\\/\\u00c9 \\ud83d\\ude42\\u0000\\u2028 \\"x\\""')
  expect(bytes).toMatch(/^[\x20-\x7e]*$/)
  expect(signature).toBe(signatureOf(bytes, SIMULATED.appSecret))
  expect(JSON.stringify(JSON.parse(bytes))).not.toBe(bytes)
})

test('a citizen known by username only has no key that could hold a phone', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({
    name: 'Bia',
    username: 'bia.teste',
    userId: 'BR.Bia1',
  })
  await simulator.write(citizen.id, 'Oi')
  const id = await graph.sendText('unused', 'Olá', { to: undefined, recipient: 'BR.Bia1' })
  await receiver.gets(3)
  expect(receiver.messages().map((message) => Object.keys(message))).toEqual([
    ['from_user_id', 'id', 'timestamp', 'type', 'text'],
  ])
  expect(receiver.contacts()).toEqual([
    { profile: { name: 'Bia', username: 'bia.teste' }, user_id: 'BR.Bia1' },
    { profile: { name: 'Bia' }, user_id: 'BR.Bia1' },
    { profile: { name: 'Bia', username: 'bia.teste' }, user_id: 'BR.Bia1' },
  ])
  expect(receiver.statuses()[0]).toEqual({
    id,
    status: 'sent',
    timestamp: expect.stringMatching(/^\d{10}$/),
    recipient_user_id: 'BR.Bia1',
    pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' },
  })
})

test('with hidePhones, everybody looks like that', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ name: 'Ana', userId: 'BR.Ana1' })
  await simulator.faults({ hidePhones: true })
  await simulator.write(citizen.id, 'Oi')
  await receiver.gets(1)
  expect([receiver.contacts(), Object.keys(receiver.messages()[0] ?? {})]).toEqual([
    [{ profile: { name: 'Ana' }, user_id: 'BR.Ana1' }],
    ['from_user_id', 'id', 'timestamp', 'type', 'text'],
  ])
})

test('statuses come in turn, and read only when the citizen looks', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  const id = await graph.sendText(`+${citizen.phone}`, 'Olá', {
    biz_opaque_callback_data: 'out:1',
  })
  await receiver.gets(3)
  expect(await simulator.read(citizen.id)).toBe(1)
  await receiver.gets(4)
  const seen = receiver
    .statuses()
    .map((status) => [
      status['id'],
      status['status'],
      status['biz_opaque_callback_data'],
      status['recipient_id'],
      'pricing' in status,
    ])
  expect(seen).toEqual([
    [id, 'sent', 'out:1', citizen.phone, true],
    [id, 'delivered', 'out:1', citizen.phone, true],
    [id, 'read', 'out:1', citizen.phone, false],
  ])
})

test('a raw message is sent as it stands, and any other change too', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ userId: 'BR.Ana1' })
  const message = { type: 'poll_creation', id: 'wamid.MINE==', poll: { a: 1 } }
  expect(await simulator.write(citizen.id, { type: 'raw', message })).toBe('wamid.MINE==')
  await simulator.announce({ field: 'account_alerts', value: { severity: 'HIGH' } })
  await receiver.gets(2)
  expect(receiver.messages()).toEqual([
    {
      from: citizen.phone,
      from_user_id: 'BR.Ana1',
      id: 'wamid.MINE==',
      timestamp: expect.any(String),
      type: 'poll_creation',
      poll: { a: 1 },
    },
  ])
  expect(receiver.changes().at(-1)).toEqual({
    field: 'account_alerts',
    value: { severity: 'HIGH' },
  })
})

test('a webhook that is not acknowledged comes again, byte for byte, and order is kept', async () => {
  const { receiver, simulator } = await startBoth()
  receiver.answers.push(503, 302, 204)
  const citizen = await simulator.createCitizen()
  const ids = [await simulator.write(citizen.id, 'um'), await simulator.write(citizen.id, 'dois')]
  await receiver.gets(5)
  const bodies = receiver.received.map(({ bytes }) => bytes)
  expect(new Set(bodies.slice(0, 4)).size).toBe(1)
  expect(receiver.messages().map(({ id }) => id)).toEqual([ids[0], ids[0], ids[0], ...ids])
  await until('both are acknowledged', async () => (await simulator.webhooks()).delivered === 2)
  expect(await simulator.webhooks()).toEqual({ pending: 0, delivered: 2, attempts: 5 })
})

test('the pauses between attempts grow', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.settings({ retryBaseMs: 40 })
  receiver.answers.push(500, 500, 500)
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  await receiver.gets(4)
  const times = receiver.received.map(({ at }) => at)
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  for (const [index, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(40 * 2 ** index - 5)
  }
})

test('one refused update holds up no other', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.settings({ retryBaseMs: 60_000 })
  receiver.answers.push(400)
  const citizen = await simulator.createCitizen()
  const refused = await simulator.write(citizen.id, 'um')
  const taken = await simulator.write(citizen.id, 'dois')
  await receiver.gets(2)
  expect(receiver.messages().map(({ id }) => id)).toEqual([refused, taken])
  await until('the second is acknowledged', async () => {
    return (await simulator.webhooks()).delivered === 1
  })
  expect(await simulator.webhooks()).toEqual({ pending: 1, delivered: 1, attempts: 2 })
})

test('a receiver that never answers is given up, and asked again', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.settings({ webhookTimeoutMs: 60 })
  receiver.answers.push('never')
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  await receiver.gets(2)
  await until('it is acknowledged', async () => (await simulator.webhooks()).pending === 0)
})

test('the handshake tells whether the receiver knows the token', async () => {
  const { receiver, simulator } = await startBoth()
  expect(await simulator.handshake()).toEqual({ verified: false, status: 200 })
  await receiver.stop()
  expect(await simulator.handshake()).toEqual({ verified: false, status: null })
})
