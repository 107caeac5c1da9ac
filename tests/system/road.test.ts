import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAgent, type TestAgent, textOf } from '../support/agent.ts'
import { type SpawnedRelay, spawnRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/** Real relay in a process of its own, real simulator, real consoles: only the screen is missing. */
let simulator: StartedSimulator
let relay: SpawnedRelay
let ana: TestAgent
let bruno: TestAgent

beforeEach(async () => {
  simulator = await startSimulator()
  relay = await spawnRelay({ apiUrl: simulator.apiUrl })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await startAgent('ana', relay.url)
  bruno = await startAgent('bruno', relay.url)
})

afterEach(async () => {
  await ana.stop()
  await bruno.stop()
  await relay.stop()
  await simulator.stop()
})

test('a message reaches both consoles, one claim wins, the reply reaches the phone and its ticks come back', async () => {
  const maria = await simulator.createCitizen({ name: 'Maria Fictícia', phone: '5563999990001' })
  await simulator.write(maria.id, 'Bom dia, há vacina na 504 Sul?')
  const conversationId = await ana.conversationWith('Maria Fictícia')
  expect(await bruno.conversationWith('Maria Fictícia')).toBe(conversationId)

  await Promise.all([ana.claim(conversationId), bruno.claim(conversationId)])
  const holder = await agreedHolder(conversationId)
  const [winner, loser] = holder === 'Ana Exemplo' ? [ana, bruno] : [bruno, ana]
  const refused = await until('the other is told who', async () => {
    const { page } = await loser.open(conversationId)
    return page.items.flatMap((item) =>
      item.unconfirmed?.state === 'refused' ? [item.unconfirmed.refusal] : [],
    )[0]
  })
  expect(refused).toMatchObject({ reason: 'already-claimed' })

  await winner.reply(conversationId, 'Bom dia, Maria! Há sim, até as 17h.')
  const [atThePhone] = await until('the reply is on the phone', async () => {
    const sent = await simulator.sent()
    return sent.length > 0 && sent
  })
  expect(atThePhone).toMatchObject({ text: 'Bom dia, Maria! Há sim, até as 17h.' })

  await until(
    'it is delivered',
    async () => (await tickOfReply(ana, conversationId)) === 'delivered',
  )
  await simulator.read(maria.id)
  for (const agent of [ana, bruno]) {
    await until('it is read', async () => (await tickOfReply(agent, conversationId)) === 'read')
  }
})

test('with the relay stopped between claim and reply, the replies wait and go out once, in order', async () => {
  const citizen = await simulator.createCitizen({ name: 'José Inventado', phone: '5563999990002' })
  await simulator.write(citizen.id, 'Tem um buraco na 504 Sul.')
  const conversationId = await ana.conversationWith('José Inventado')
  await ana.claim(conversationId)
  await until('Ana holds it', async () => {
    const view = await ana.open(conversationId)
    return view.holder?.name === 'Ana Exemplo' && view.page.items.every((i) => !i.unconfirmed)
  })

  const { dataFolder, url } = relay
  await relay.kill()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  const said = ['Bom dia, José.', 'Avisei a equipe.', 'O protocolo está aqui.']
  for (const text of said) {
    expect(await ana.reply(conversationId, text)).toEqual({ outcome: 'queued' })
  }
  expect((await ana.messages(conversationId)).map(textOf)).toEqual([
    'Tem um buraco na 504 Sul.',
    ...said,
  ])
  expect((await ana.console.call('get-status', {})).outbox).toEqual({
    waiting: 3,
    held: 0,
    refused: 0,
    refusedIn: null,
  })

  relay = await spawnRelay({
    apiUrl: simulator.apiUrl,
    dataFolder,
    port: Number(new URL(url).port),
  })
  await until('all is delivered', async () => {
    const messages = await ana.messages(conversationId)
    return messages.filter((message) => message.delivery?.tick === 'delivered').length === 3
  })
  expect((await simulator.sent()).map(({ text }) => text)).toEqual(said)
  expect((await ana.console.call('get-status', {})).outbox).toEqual({
    waiting: 0,
    held: 0,
    refused: 0,
    refusedIn: null,
  })
})

test('a citizen who writes after closing opens a new attendance with a new protocol', async () => {
  const citizen = await simulator.createCitizen({ name: 'Rita Imaginária', phone: '5563999990003' })
  await simulator.write(citizen.id, 'Quando abre o curso?')
  const conversationId = await ana.conversationWith('Rita Imaginária')
  await bruno.conversationWith('Rita Imaginária')
  const first = await ana.open(conversationId)
  await ana.claim(conversationId)
  await ana.close(conversationId)
  await until(
    'it is closed everywhere',
    async () => (await bruno.open(conversationId)).status === 'closed',
  )

  await simulator.write(citizen.id, 'Esqueci de perguntar o endereço.')
  const second = await until('it waits again', async () => {
    const view = await bruno.open(conversationId)
    return view.status === 'waiting' && view
  })
  expect(second.attendanceId).not.toBe(first.attendanceId)
  expect(second.protocol).not.toBe(first.protocol)
  const row = (await bruno.rows()).find((each) => each.conversationId === conversationId)
  expect(row?.previousHolder?.name).toBe('Ana Exemplo')
})

async function agreedHolder(conversationId: string): Promise<string> {
  return until('both consoles name the same holder, confirmed', async () => {
    const views = await Promise.all([ana.open(conversationId), bruno.open(conversationId)])
    const [first, second] = views.map((view) => view.holder?.name)
    const confirmed = views.every((view) =>
      view.page.items.every((item) => item.unconfirmed?.state !== 'waiting'),
    )
    return confirmed && first !== undefined && first === second && first
  })
}

async function tickOfReply(agent: TestAgent, conversationId: string) {
  const reply = (await agent.messages(conversationId)).find((message) => message.from === 'agent')
  return reply?.delivery?.tick
}
