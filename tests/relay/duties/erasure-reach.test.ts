import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandOf, openCase } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { recordBytes } from '../../support/record-bytes.ts'
import { PASSWORD } from '../../support/relay-accounts.ts'
import { asMetaWrites, type SignedInClient } from '../../support/relay-client.ts'
import { startConsole } from '../../support/start-console.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { startSimulator } from '../../support/start-simulator.ts'
import { until } from '../../support/wait.ts'
import { contactOf, inbound, maria, messageFrom, webhook } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

/** What an erasure has to reach beside words that stand in the log: files, merges, what waits. */

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

let folder: string
let relay: StartedRelay
let ana: SignedInClient
let admin: SignedInClient

beforeEach(async () => {
  folder = temporaryFolder()
})

afterEach(async () => {
  await relay.stop()
  removeFolder(folder)
})

async function start(options: Parameters<typeof startRelay>[0] = {}): Promise<void> {
  relay = await startRelay({ dataFolder: join(folder, 'relay'), ...options })
  ana = await relay.signIn('ana')
  admin = await relay.signIn('admin')
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
}

function isIn(path: string, bytes: string | Buffer): boolean {
  return filesBelow(path).some((file) => readFileSync(file).includes(bytes))
}

async function citizenOf(conversationId: string): Promise<string> {
  const started = await ana.events('conversation-started')
  return started.find((event) => event.conversationId === conversationId)?.citizenId ?? ''
}

async function erase(citizenId: string): Promise<unknown> {
  const body = JSON.stringify({ citizenId })
  return (await admin.request('/v1/erasures', { method: 'POST', body })).json()
}

async function verify(): Promise<string[]> {
  const { isWell, lines } = await operate(join(folder, 'relay'), ['verify'])
  return isWell ? [] : lines
}

async function picture(red: number): Promise<Buffer> {
  const background = { r: red, g: 90, b: 40 }
  return sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

test('pictures go from the relay and from consoles, but not those that another citizen sent too', async () => {
  const simulator = await startSimulator()
  await start({ apiUrl: simulator.apiUrl })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  const desk = await startConsole({ relayUrl: relay.url, login: 'bruno', password: PASSWORD })
  const [hers, shared] = [await picture(200), await picture(20)]
  const send = async (citizenId: string, bytes: Buffer) =>
    simulator.write(citizenId, {
      ...{ type: 'image', mimeType: 'image/jpeg' },
      dataBase64: bytes.toString('base64'),
    })
  const one = (await simulator.createCitizen()).id
  await send(one, hers)
  const [opened] = await ana.untilEvents('attendance-opened', 1)
  await send(one, shared)
  await send((await simulator.createCitizen()).id, shared)
  await ana.untilEvents('media-stored', 3)
  const conversationId = opened?.conversationId ?? ''
  const cached = () => filesBelow(desk.dataDir).filter((file) => /\/[0-9a-f]{40}$/.test(file))
  await until('the console has both thumbnails', async () => {
    await desk.call('open-conversation', { conversationId, limit: 50 })
    return cached().length === 2
  })
  const media = join(folder, 'relay', 'media')
  expect([isIn(media, hers), isIn(media, shared)]).toEqual([true, true])

  const counts = { conversations: 1, messages: 2, mediaFiles: 1 }
  expect(await erase(await citizenOf(conversationId))).toMatchObject({ counts })
  expect([isIn(media, hers), isIn(media, shared)]).toEqual([false, true])
  expect(filesBelow(media).length).toBe(2)
  await until('the console has removed its copies', async () => cached().length === 0)
  expect(await verify()).toEqual([])
  await desk.stop()
  await simulator.stop()
})

test('citizens who were merged are one person, and go together', async () => {
  await start()
  const carla = await relay.signIn('carla')
  const [one, other] = [await openCase(relay, ana, maria), await openCase(relay, ana, joao)]
  const merge = { mergeId: randomUUID(), withConversationId: other.conversationId }
  await carla.command(commandOf('merge-citizens', one, merge))
  await operate(join(folder, 'relay'), ['backup', join(folder, 'before.sqlite')])
  expect(await erase(await citizenOf(other.conversationId))).toMatchObject({
    counts: { conversations: 2, messages: 2, webhooks: 2 },
  })
  const planted = [maria.phone, maria.userId, joao.phone, joao.userId]
  const left = async () => {
    const bytes = await recordBytes(join(folder, 'relay'))
    return planted.filter((word) => bytes.includes(word))
  }
  expect(await left()).toEqual([])
  expect(await verify()).toEqual([])
  await relay.stop()
  const restore = ['restore', join(folder, 'before.sqlite'), '--replace']
  const { lines } = await operate(join(folder, 'relay'), restore)
  expect(lines.join()).toMatch('2 citizens who were erased since')
  expect(await left()).toEqual([])
  await start()
})

test('a merge that was undone takes nobody along', async () => {
  await start()
  const carla = await relay.signIn('carla')
  const [one, other] = [await openCase(relay, ana, maria), await openCase(relay, ana, joao)]
  const mergeId = randomUUID()
  const merge = { mergeId, withConversationId: other.conversationId }
  await carla.command(commandOf('merge-citizens', one, merge))
  await carla.command(commandOf('undo-merge', one, { mergeId }))
  expect(await erase(await citizenOf(one.conversationId))).toMatchObject({
    counts: { conversations: 1 },
  })
  expect((await recordBytes(join(folder, 'relay'))).includes(joao.phone)).toBe(true)
})

test('webhooks that wait to be interpreted bring nothing of hers back', async () => {
  await start()
  const where = await openCase(relay, ana, maria)
  const citizenId = await citizenOf(where.conversationId)
  await relay.stop()
  const waiting = [
    webhook(inbound(maria, { text: { body: 'palavraplantada' } })),
    webhook({
      contacts: [contactOf(maria), contactOf(joao)],
      messages: [messageFrom(maria, { text: { body: 'palavraplantada' } }), messageFrom(joao)],
    }),
  ]
  await withinStore(join(folder, 'relay'), async ({ run }) => {
    const keep = 'insert into inbox (received_at, body) values (?, ?)'
    for (const body of waiting) await run(keep, Date.now(), Buffer.from(JSON.stringify(body)))
  })
  const args = ['erase', '--citizen', citizenId, '--confirm']
  expect((await operate(join(folder, 'relay'), args)).lines[0]).toMatch('parts of 3 webhooks')
  await start()
  expect((await ana.untilEvents('attendance-opened', 2)).length).toBe(2)
  expect((await ana.events('message-received')).map(({ content }) => content === null)).toEqual([
    ...[true, false],
  ])
  expect(await admin.quarantine()).toEqual([])
  const record = await recordBytes(join(folder, 'relay'))
  for (const word of ['palavraplantada', maria.phone, maria.userId]) {
    expect(record.includes(word)).toBe(false)
  }
  expect(await verify()).toEqual([])
})

test('an erasure in the middle of a webhook of a thousand updates holds for the rest of it', async () => {
  await start()
  const where = await openCase(relay, ana, maria)
  const citizenId = await citizenOf(where.conversationId)
  const messages = Array.from({ length: 1000 }, (_, index) =>
    messageFrom(index % 2 === 0 ? maria : joao, {
      text: { body: index % 2 === 0 ? 'palavraplantada' : 'outra' },
    }),
  )
  await relay.postWebhook(webhook({ contacts: [contactOf(maria), contactOf(joao)], messages }))
  await ana.untilEvents('message-received', 2)
  expect(await erase(citizenId)).toMatchObject({ counts: { conversations: 1 } })
  await until('all of the others are there', async () => {
    const received = await ana.events('message-received')
    return received.filter(({ content }) => content?.kind === 'text').length === 500
  })
  const record = await recordBytes(join(folder, 'relay'))
  for (const word of ['palavraplantada', maria.phone, maria.userId]) {
    expect(record.includes(word)).toBe(false)
  }
  expect(await verify()).toEqual([])
})

/** Webhooks that are on the disk, and that the relay has not looked at: it was not running. */
function leaveWaiting(...bodies: object[]): Promise<unknown> {
  return withinStore(join(folder, 'relay'), (store) =>
    Promise.all(
      bodies.map((body) =>
        store.run(
          'insert into inbox (received_at, body) values (?, ?)',
          ...[Date.now(), Buffer.from(asMetaWrites(body))],
        ),
      ),
    ),
  )
}

const cardOfMaria = {
  ...{ type: 'contacts', text: undefined },
  contacts: [{ name: { formatted_name: 'Uma vizinha' }, phones: [{ wa_id: maria.phone }] }],
}

test('the same webhook again brings nothing back of what was taken out before it was an event', async () => {
  await start()
  const citizenId = await citizenOf((await openCase(relay, ana, maria)).conversationId)
  await relay.stop()
  const unsigned = { type: 'text', text: { body: 'palavraplantada' } }
  const bodies = [
    webhook({
      contacts: [contactOf(maria), contactOf(joao)],
      messages: [messageFrom(maria, { text: { body: 'palavraplantada' } }), messageFrom(joao)],
    }),
    webhook({ contacts: [contactOf(maria)], messages: [unsigned] }),
  ]
  await leaveWaiting(...bodies)
  await operate(join(folder, 'relay'), ['erase', '--citizen', citizenId, '--confirm'])
  await start()
  await ana.untilEvents('message-received', 2)
  for (const body of [...bodies, ...bodies]) await relay.postWebhook(body)
  await relay.postWebhook(webhook(inbound(joao)))
  await ana.untilEvents('message-received', 3)
  expect((await ana.events('conversation-started')).length).toBe(2)
  expect(await admin.quarantine()).toEqual([])
  await relay.stop()
  for (const word of ['palavraplantada', maria.phone, maria.userId]) {
    expect(isIn(join(folder, 'relay'), word)).toBe(false)
  }
  expect(await verify()).toEqual([])
  await start()
})

test('what another citizen wrote is not lost with her, also with her card in it', async () => {
  await start()
  const citizenId = await citizenOf((await openCase(relay, ana, maria)).conversationId)
  await relay.stop()
  await leaveWaiting(
    webhook({
      contacts: [contactOf(maria), contactOf(joao)],
      messages: [
        messageFrom(maria, { text: { body: 'palavraplantada' } }),
        messageFrom(joao, cardOfMaria),
      ],
    }),
  )
  await operate(join(folder, 'relay'), ['erase', '--citizen', citizenId, '--confirm'])
  await start()
  const received = await ana.untilEvents('message-received', 2)
  expect(received.at(-1)?.content).toMatchObject({ kind: 'contacts' })
  expect(isIn(join(folder, 'relay'), 'palavraplantada')).toBe(false)
  expect(await verify()).toEqual([])
})

test('a stranger to whom her number has passed keeps what waits of him', async () => {
  await start()
  const citizenId = await citizenOf((await openCase(relay, ana, maria)).conversationId)
  await relay.stop()
  const stranger = { phone: maria.phone, userId: 'BR.OutraPessoa9' }
  await leaveWaiting(webhook(inbound(stranger, { text: { body: 'sou outra pessoa' } })))
  await operate(join(folder, 'relay'), ['erase', '--citizen', citizenId, '--confirm'])
  await start()
  const received = await ana.untilEvents('message-received', 2)
  expect(received.map(({ content }) => content)).toEqual([
    null,
    { kind: 'text', text: 'sou outra pessoa' },
  ])
})
