import { expect, test } from 'vitest'
import { until } from '../support/wait.ts'
import { startReceiver } from './receiver.ts'
import { codeOf, startBoth } from './setting.ts'

test('duplicate: the same bytes come so many times more', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.faults({ duplicate: 2 })
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  await receiver.gets(3)
  expect(new Set(receiver.received.map(({ bytes }) => bytes)).size).toBe(1)
  await until('it is acknowledged', async () => (await simulator.webhooks()).pending === 0)
  expect(await simulator.webhooks()).toEqual({ pending: 0, delivered: 1, attempts: 3 })
})

test('reorder: what has gathered comes newest first', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.faults({ reorder: true })
  await simulator.settings({ webhookUrl: null })
  const citizen = await simulator.createCitizen()
  const ids = []
  for (const text of ['um', 'dois', 'três']) ids.push(await simulator.write(citizen.id, text))
  await simulator.settings({ webhookUrl: receiver.url })
  await receiver.gets(3)
  expect(receiver.messages().map(({ id }) => id)).toEqual(ids.toReversed())
})

test('batch: several updates share a POST, in order, in entries and changes', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const [ana, bia] = [await simulator.createCitizen(), await simulator.createCitizen()]
  await simulator.write(ana.id, 'abre a janela')
  await receiver.gets(1)
  await simulator.faults({ batch: 100 })
  await simulator.settings({ webhookUrl: null })
  for (const text of ['um', 'dois']) await simulator.write(ana.id, text)
  await graph.sendText(`+${ana.phone}`, 'Olá')
  await simulator.write(bia.id, 'oi')
  await until('five updates wait', async () => (await simulator.webhooks()).pending === 5)
  await simulator.settings({ webhookUrl: receiver.url })
  await receiver.gets(2)
  const shapes = receiver
    .changes()
    .slice(1)
    .map(({ value }) => [value.messages?.length ?? 0, value.statuses?.length ?? 0])
  expect([receiver.received.length, shapes]).toEqual([
    2,
    [
      [2, 0],
      [0, 2],
      [1, 0],
    ],
  ])
})

test('delayMs: nothing comes before', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.faults({ delayMs: 150 })
  const citizen = await simulator.createCitizen()
  const begun = performance.now()
  await simulator.write(citizen.id, 'Oi')
  await receiver.gets(1)
  expect((receiver.received[0]?.at ?? 0) - begun).toBeGreaterThanOrEqual(145)
})

test('dropAcknowledgements: what was acknowledged comes again', async () => {
  const { receiver, simulator } = await startBoth()
  await simulator.faults({ dropAcknowledgements: 2 })
  const citizen = await simulator.createCitizen()
  const id = await simulator.write(citizen.id, 'Oi')
  await receiver.gets(3)
  expect(receiver.messages().map((message) => message['id'])).toEqual([id, id, id])
  await until('it is acknowledged', async () => (await simulator.webhooks()).pending === 0)
})

test('refuseSends: codes in turn, and nothing is sent', async () => {
  const { graph, simulator } = await startBoth()
  await simulator.faults({ refuseSends: [131056, 190] })
  const citizen = await simulator.createCitizen()
  const message = { to: citizen.phone, type: 'text', text: { body: 'Olá' } }
  const answers = [await graph.send(message), await graph.send(message), await graph.send(message)]
  expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([
    [400, 131056],
    [401, 190],
    [200, null],
  ])
  expect((await simulator.sent()).length).toBe(1)
})

test.each(['timeoutSends', 'cutSends'] as const)(
  '%s: accepted and told by statuses, but never answered',
  async (fault) => {
    const { graph, receiver, simulator } = await startBoth()
    const citizen = await simulator.createCitizen()
    await simulator.write(citizen.id, 'Oi')
    await simulator.faults({ [fault]: 1 })
    let answered = false
    const more = { biz_opaque_callback_data: 'out:7' }
    const sending = graph.sendText(`+${citizen.phone}`, 'Olá', more).then(
      () => {
        answered = true
      },
      () => 'cut',
    )
    await receiver.gets(3)
    const [sent] = await simulator.sent()
    expect(receiver.statuses().map(({ biz_opaque_callback_data: data, id }) => [data, id])).toEqual(
      Array(2).fill(['out:7', sent?.whatsappId]),
    )
    await simulator.stop()
    await sending
    expect(answered).toBe(false)
  },
)

test('failSends: accepted, then a failed status with the code', async () => {
  const { graph, receiver, simulator } = await startBoth()
  await simulator.faults({ failSends: [131049] })
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  const id = await graph.sendText(`+${citizen.phone}`, 'Olá')
  await receiver.gets(2)
  expect(receiver.statuses()).toMatchObject([{ id, status: 'failed', errors: [{ code: 131049 }] }])
})

test('setting the faults again turns off what is not named', async () => {
  const { simulator } = await startBoth()
  await simulator.faults({ duplicate: 3, refuseSends: [1] })
  expect(await simulator.faults({ batch: 2 })).toMatchObject({
    batch: 2,
    duplicate: 0,
    refuseSends: [],
  })
})

test('webhooks outlive a receiver that is away, each citizen in order', async () => {
  const { receiver, simulator } = await startBoth()
  await receiver.stop()
  const citizens = await Promise.all([1, 2, 3].map(() => simulator.createCitizen()))
  const written = new Map<string | null, string[]>(citizens.map(({ phone }) => [phone, []]))
  for (let turn = 0; turn < 20; turn += 1) {
    for (const { id, phone } of citizens) {
      written.get(phone)?.push(await simulator.write(id, `mensagem ${turn}`))
    }
  }
  await until('it has been tried', async () => (await simulator.webhooks()).attempts >= 6)
  const back = await startReceiver(receiver.port)
  try {
    await until('all arrived', async () => (await simulator.webhooks()).pending === 0)
    const arrived = citizens.map(({ phone }) =>
      back
        .messages()
        .filter(({ from }) => from === phone)
        .map(({ id }) => id),
    )
    expect(arrived).toEqual([...written.values()])
  } finally {
    await back.stop()
  }
})
