import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unlock, vaultOf } from '../../../main/session/vault.ts'
import { openFileSeal } from '../../../main/web/file-seal.ts'
import { decryptedBytes } from '../../support/decrypted-bytes.ts'
import { commandOf, openCase, replyOf } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { bytesBelow, recordBytes } from '../../support/record-bytes.ts'
import { PASSWORD } from '../../support/relay-accounts.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { startConsole, type TestConsole } from '../../support/start-console.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../../support/stub-graph.ts'
import { until } from '../../support/wait.ts'
import { contactOf, inbound, messageFrom, statusOf, webhook } from '../../support/webhooks.ts'

const maria = {
  name: 'Maria Plantada',
  phone: '5563999990077',
  userId: 'BR.MariaPlantada77',
  username: 'maria.plantada',
}
const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

/** To be found nowhere afterwards. `wamid.plantado`: such ids hold a phone number. */
const planted = [
  ...['Maria Plantada', '5563999990077', 'MariaPlantada77', 'maria.plantada'],
  ...['palavraplantada', 'arquivoplantado.pdf', 'lugarplantado', 'wamid.plantado'],
  ...['notaplantada', 'respostaplantada', 'semidplantado', 'rascunhoplantado'],
]

let folder: string
let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient
let admin: SignedInClient
let desk: TestConsole
let citizenId: string
let conversationId: string
const logged: string[] = []

beforeAll(async () => {
  folder = temporaryFolder()
  graph = await startStubGraph()
  await startHere()
  desk = await startConsole({ relayUrl: relay.url, login: 'bruno', password: PASSWORD })
  await writeDay()
}, 60_000)

afterAll(async () => {
  await desk.stop()
  await relay.stop()
  await graph.stop()
  removeFolder(folder)
})

async function startHere(): Promise<void> {
  relay = await startRelay({
    dataFolder: join(folder, 'relay'),
    apiUrl: graph.apiUrl,
    log: { level: 'info', stream: { write: (line) => logged.push(line) } },
  })
  ana = await relay.signIn('ana')
  admin = await relay.signIn('admin')
}

const repeated = webhook({
  contacts: [contactOf(maria), contactOf(joao)],
  messages: [
    messageFrom(maria, { id: 'wamid.plantado1', text: { body: 'palavraplantada' } }),
    messageFrom(joao, { id: 'wamid.joao1', text: { body: 'palavra de João' } }),
  ],
})

async function writeDay(): Promise<void> {
  const where = await openCase(relay, ana, joao)
  await ana.command(commandOf('claim-attendance', where, {}))
  await relay.postWebhook(repeated)
  await relay.postWebhook(
    webhook(
      inbound(maria, {
        ...{ id: 'wamid.plantado2', type: 'document', text: undefined },
        document: { id: '77', mime_type: 'application/pdf', filename: 'arquivoplantado.pdf' },
      }),
      inbound(maria, {
        ...{ id: 'wamid.plantado3', type: 'location', text: undefined },
        location: { latitude: -10.1, longitude: -48.3, name: 'lugarplantado' },
      }),
      // Nobody can tell whose it is but by the only contact.
      {
        contacts: [contactOf(maria)],
        messages: [{ type: 'text', text: { body: 'semidplantado' } }],
      },
    ),
  )
  const opened = await ana.untilEvents('attendance-opened', 2)
  const { attendanceId } = opened.at(-1) ?? { attendanceId: '' }
  conversationId = opened.at(-1)?.conversationId ?? ''
  const hers = { conversationId, attendanceId }
  await ana.untilEvents('message-received', 5)
  const started = (await ana.events('conversation-started')).find(
    (event) => event.conversationId === conversationId,
  )
  citizenId = started?.citizenId ?? ''
  await ana.command(commandOf('claim-attendance', hers, {}))
  await ana.command(
    commandOf('add-note', hers, { noteId: crypto.randomUUID(), text: 'notaplantada' }),
  )
  await ana.command(replyOf(hers, 'respostaplantada', 'wamid.plantado1'))
  const [accepted] = await ana.untilEvents('send-accepted', 1)
  await relay.postWebhook(
    webhook({
      statuses: [statusOf(accepted?.whatsappId ?? '', 'sent', { recipient_id: maria.phone })],
    }),
  )
  await ana.untilEvents('status-received', 1)
  await desk.waitFor('open-conversation', { conversationId, limit: 50 }, (view) => {
    return (view?.page.items ?? []).filter(({ kind }) => kind !== 'event').length >= 5
  })
  await desk.call('save-draft', { conversationId, text: 'rascunhoplantado' })
}

function foundIn(bytes: Buffer): string[] {
  return planted.filter((word) => bytes.includes(word))
}

async function replicaBytes(): Promise<Buffer> {
  const vault = vaultOf(desk.dataDir, relay.url, 'bruno', { seal: openFileSeal(desk.dataDir) })
  const unlocked = await unlock(vault, PASSWORD)
  if (unlocked.outcome !== 'unlocked') throw new Error(unlocked.outcome)
  const { folder: at, key, logId } = unlocked.vault
  return decryptedBytes(join(at, logId, 'replica.db'), key)
}

async function erase(): Promise<Response> {
  return admin.request('/v1/erasures', { method: 'POST', body: JSON.stringify({ citizenId }) })
}

test('everything that is planted is there before', async () => {
  const inRecord = foundIn(await recordBytes(join(folder, 'relay')))
  expect(inRecord).toEqual(planted.filter((word) => word !== 'rascunhoplantado'))
  expect(foundIn(await replicaBytes())).toEqual(
    expect.arrayContaining([
      'palavraplantada',
      'notaplantada',
      'rascunhoplantado',
      'wamid.plantado',
    ]),
  )
})

test('a dry run says what would go, to administrators only, and changes nothing', async () => {
  const path = `/v1/erasures/preview?citizenId=${citizenId}`
  expect((await ana.request(path)).status).toBe(403)
  const counts = await (await admin.request(path)).json()
  expect(counts).toEqual({
    ...{ conversations: 1, messages: 5, webhooks: 3, quarantined: 1, mediaFiles: 0 },
  })
  expect((await admin.quarantine()).length).toBe(1)
  expect(
    (await admin.request(`/v1/erasures/preview?citizenId=${crypto.randomUUID()}`)).status,
  ).toBe(404)
})

test('after an erasure ten planted values are in no byte of the store, the inbox or a replica', async () => {
  await operate(join(folder, 'relay'), ['backup', join(folder, 'before.sqlite')])
  expect((await ana.request('/v1/erasures', { method: 'POST', body: '{}' })).status).toBe(400)
  const answer = await erase()
  expect(await answer.json()).toEqual({
    counts: { conversations: 1, messages: 5, webhooks: 3, quarantined: 1, mediaFiles: 0 },
    scrubbed: true,
  })
  expect(foundIn(await recordBytes(join(folder, 'relay')))).toEqual([])
  await until('the replica has obeyed', async () => foundIn(await replicaBytes()).length === 0)
  expect(foundIn(Buffer.from(logged.join('')))).toEqual([])
  expect((await erase()).status).toBe(404)
})

test('the log stays gapless, and what others wrote stays', async () => {
  const events = await ana.events()
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const texts = (await ana.events('message-received')).map(({ content }) => content)
  expect(texts.filter((content) => content === null).length).toBe(3)
  expect(texts).toContainEqual({ kind: 'text', text: 'palavra de João' })
  const verified = await operate(join(folder, 'relay'), ['verify'])
  expect(verified.lines.filter((line) => /fault/i.test(line) || verified.isWell === false)).toEqual(
    [],
  )
})

test('a webhook that WhatsApp repeats afterwards brings nothing back, not even as bytes', async () => {
  const before = (await ana.events()).length
  await relay.postWebhook(repeated)
  await relay.postWebhook(webhook(inbound(joao, { id: 'wamid.joao2' })))
  await ana.untilEvents('message-received', 6)
  expect((await ana.events()).length).toBe(before + 1)
  await relay.stop()
  // PostgreSQL keeps the row as it was until the table is written anew: every hour, and at a start.
  await startHere()
  await relay.stop()
  expect(foundIn(await recordBytes(join(folder, 'relay')))).toEqual([])
})

test('an older backup that is restored is relieved of her before anybody is answered', async () => {
  expect(foundIn(bytesBelow(join(folder, 'before.sqlite'))).length).toBeGreaterThan(9)
  const restored = await operate(join(folder, 'relay'), [
    ...['restore', join(folder, 'before.sqlite'), '--replace'],
  ])
  expect(restored.lines.join(' ')).toMatch('1 citizens who were erased since')
  expect(foundIn(await recordBytes(join(folder, 'relay')))).toEqual([])
  const verified = await operate(join(folder, 'relay'), ['verify'])
  expect(verified.isWell).toBe(true)
  await startHere()
})

test('a citizen who writes again is a new one', async () => {
  await relay.postWebhook(webhook(inbound(maria, { id: 'wamid.nova' })))
  const events = await until('she is there', async () => {
    const found = await ana.events('message-received')
    return found.some(({ whatsappId }) => whatsappId === 'wamid.nova') && found
  })
  const hers = events.find(({ whatsappId }) => whatsappId === 'wamid.nova')
  expect(hers?.conversationId).not.toBe(conversationId)
})
