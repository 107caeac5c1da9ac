import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimedCase, commandOf, openCase } from '../../support/desk.ts'
import { operate } from '../../support/operate.ts'
import { PASSWORD } from '../../support/relay-accounts.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { startConsole } from '../../support/start-console.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { startSimulator } from '../../support/start-simulator.ts'
import { inbound, maria, messageFrom, webhook } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

let folder: string
let dataFolder: string
let profile: string
let relay: StartedRelay
let ana: SignedInClient
let now: number

beforeEach(async () => {
  folder = temporaryFolder()
  dataFolder = join(folder, 'relay')
  mkdirSync(dataFolder)
  profile = join(folder, 'rules.json')
  // Written down some days ago; the operator's commands run today.
  now = Date.now() - 40 * DAY_MS
  await start()
})

afterEach(async () => {
  await relay.stop()
  removeFolder(folder)
})

async function start(): Promise<void> {
  relay = await startRelay({ dataFolder, clock: () => now })
  ana = await relay.signIn('ana')
}

/** `retention` by these rules. */
function retain(rules: object, ...args: string[]) {
  const organisation = { name: 'Teste', shortName: 'T', timeZone: 'America/Araguaina' }
  writeFileSync(
    profile,
    JSON.stringify({ ...organisation, reopenWithinMinutes: 0, retention: rules }),
  )
  return operate(dataFolder, ['retention', ...args], { BALCAO_ORG: profile })
}

function bodies(): Promise<number[]> {
  return withinStore(dataFolder, async ({ all }) => {
    const sql = 'select length(body) as size from inbox order by inbox_id'
    return (await all<{ size: number }>(sql)).map(({ size }) => size)
  })
}

test('what a citizen told for the list is no word of a case, and stays', async () => {
  const where = await claimedCase(relay, ana, maria)
  const details = { name: 'Maria Registrada', quadra: '504 Sul', topics: [] }
  await ana.command(commandOf('save-registration', where, { details }))
  await ana.command(commandOf('add-note', where, { noteId: randomUUID(), text: 'nota' }))
  await ana.command(commandOf('close-attendance', where, {}))
  await retain({ contentDays: 30 })
  expect(await ana.events('registration-saved')).toMatchObject([{ content: details }])
  expect(await ana.events('note-added')).toMatchObject([{ content: null }])
})

test('what the organisation keeps of a citizen in its fields is no word of a case, and stays', async () => {
  const field = { fieldId: randomUUID(), name: 'Bairro', help: '', kind: 'text' as const }
  const body = [{ ...field, options: [], isRetired: false }]
  const carla = await relay.signIn('carla')
  const saved = { type: 'save-fields' as const, commandId: randomUUID(), issuedAt: Date.now() }
  await carla.command({ ...saved, basedOn: null, body })
  const where = await claimedCase(relay, ana, maria)
  const values = { [field.fieldId]: 'Aureny III' }
  await ana.command(commandOf('save-citizen-fields', where, { values }))
  await ana.command(commandOf('close-attendance', where, {}))
  await retain({ contentDays: 30 })
  expect(await ana.events('citizen-fields-saved')).toMatchObject([{ content: { values } }])
})

test('webhooks go after their days; what waits, and what is in quarantine, stays', async () => {
  await openCase(relay, ana, maria)
  await relay.postWebhook(webhook({ messages: [null] }))
  await relay.postWebhook(webhook(inbound(joao)))
  await ana.untilEvents('attendance-opened', 2)
  await relay.stop()
  await withinStore(dataFolder, async ({ run }) => {
    await run('update inbox set interpreted_at = null where inbox_id = 3')
    await run('update tallies set interpreted = interpreted - 1')
  })
  const dry = await retain({ rawWebhooksDays: 30 }, '--dry-run')
  expect(dry.lines).toEqual([
    'Would go: 1 webhooks as they came, 0 items in quarantine, the words of 0 messages, 0 files, 0 audit entries, 0 changes of who receives attendances.',
  ])
  expect(await bodies()).not.toContain(0)
  const { lines } = await retain({ rawWebhooksDays: 30 })
  expect(lines).toEqual([dry.lines[0]?.replace('Would go', 'Gone')])
  expect((await bodies()).map((size) => size > 0)).toEqual([false, true, true])
  await start()
})

test('when agents received goes after its days; what was said last stays', async () => {
  const receive = async (agent: SignedInClient, receiving: boolean) => {
    const body = JSON.stringify({ receiving })
    expect((await agent.request('/v1/receiving', { method: 'PUT', body })).status).toBe(200)
  }
  const bruno = await relay.signIn('bruno')
  for (const receiving of [true, false, true, false]) await receive(ana, receiving)
  await receive(bruno, true)
  const said = await ana.events('receiving-changed')
  const dry = await retain({ receivingDays: 30 }, '--dry-run')
  expect(dry.lines[0]).toMatch(', 3 changes of who receives attendances.')
  const { lines } = await retain({ receivingDays: 30 })
  expect(lines).toEqual([dry.lines[0]?.replace('Would go', 'Gone')])
  const left = await ana.events('receiving-changed')
  expect(left).toEqual([said[3], said[4]])
  expect(await ana.events('receiving-forgotten')).toMatchObject([
    { seqs: said.slice(0, 3).map(({ seq }) => seq) },
  ])
  expect((await retain({ receivingDays: 30 })).lines[0]).toMatch(', 0 changes of')
  expect((await operate(dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
})

test('a webhook that is repeated after its bytes went still finds its message', async () => {
  const body = webhook(inbound(maria, { id: 'wamid.repeated' }))
  await relay.postWebhook(body)
  await ana.untilEvents('message-received', 1)
  await retain({ rawWebhooksDays: 1 })
  expect(await bodies()).toEqual([0])
  await relay.postWebhook(body)
  await relay.postWebhook(webhook(inbound(joao)))
  expect((await ana.untilEvents('message-received', 2)).length).toBe(2)
})

test('the quarantine goes with its webhooks, and is counted as discarded', async () => {
  await relay.postWebhook(webhook({ messages: [null, messageFrom(maria)] }))
  await ana.untilEvents('message-received', 1)
  const { lines } = await retain({ quarantineDays: 10 })
  expect(lines[0]).toMatch('1 items in quarantine')
  expect(await bodies()).toEqual([0])
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
})

test('old words go, but not those of an open attendance', async () => {
  const closed = await claimedCase(relay, ana, maria)
  await ana.command(commandOf('add-note', closed, { noteId: crypto.randomUUID(), text: 'ligar' }))
  await ana.command(commandOf('close-attendance', closed, {}))
  const open = await openCase(relay, ana, joao)
  expect((await retain({ contentDays: 50 })).lines[0]).toMatch('the words of 0 messages')
  expect((await retain({ contentDays: 30 })).lines[0]).toMatch('the words of 2 messages')
  const events = await ana.events('message-received')
  const contentOf = (conversationId: string) =>
    events.find((event) => event.conversationId === conversationId)?.content
  expect(contentOf(closed.conversationId)).toBeNull()
  expect(contentOf(open.conversationId)).not.toBeNull()
  const erased = await ana.events('content-erased')
  expect(erased.map(({ cause, seqs }) => [cause, seqs.length])).toEqual([['retention', 2]])

  await ana.command(commandOf('claim-attendance', open, {}))
  await ana.command(commandOf('close-attendance', open, {}))
  expect((await retain({ contentDays: 30 })).lines[0]).toMatch('the words of 1 messages')
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
})

test('the oldest of the audit trail goes, and what is left is still one chain', async () => {
  const { lines } = await retain({ auditDays: 30 })
  expect(lines[0]).toMatch(/ 1 audit entries, /)
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
  const { lines: trail } = await operate(dataFolder, ['audit'])
  expect(trail.at(-1)).toMatch('retention')
})

test('the relay applies its rules by itself, and without any keeps everything', async () => {
  await openCase(relay, ana, maria)
  await relay.stop()
  const logged: string[] = []
  const log = { level: 'info', stream: { write: (line: string) => logged.push(line) } } as const
  await retain({})
  relay = await startRelay({ dataFolder, log, env: { BALCAO_ORG: profile } })
  await relay.stop()
  expect(await bodies()).not.toContain(0)
  await retain({ rawWebhooksDays: 90 })
  relay = await startRelay({
    ...{ dataFolder, log, env: { BALCAO_ORG: profile } },
    clock: () => Date.now() + 60 * DAY_MS,
  })
  await relay.stop()
  expect(await bodies()).toEqual([0])
  expect(logged.join('')).toMatch('"msg":"retention"')
})

test('files go after their days, with the words kept, and consoles are told', async () => {
  await relay.stop()
  const simulator = await startSimulator()
  relay = await startRelay({ dataFolder, clock: () => now, apiUrl: simulator.apiUrl })
  ana = await relay.signIn('ana')
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  const citizenId = (await simulator.createCitizen()).id
  await simulator.write(citizenId, {
    ...{ type: 'document', mimeType: 'application/pdf', caption: 'segue o laudo' },
    dataBase64: Buffer.from('%PDF-1.7 laudo').toString('base64'),
  })
  const [stored] = await ana.untilEvents('media-stored', 1)
  const digest = stored?.content?.sha256 ?? ''
  const path = join(dataFolder, 'media', digest.slice(0, 2), digest)
  const [opened] = await ana.untilEvents('attendance-opened', 1)
  if (!opened) throw new Error('no attendance was opened')
  const where = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
  expect((await retain({ mediaDays: 30 })).lines[0]).toMatch(' 0 files')
  await ana.command(commandOf('claim-attendance', where, {}))
  await ana.command(commandOf('close-attendance', where, {}))
  expect((await retain({ mediaDays: 50 }, '--dry-run')).lines[0]).toMatch(' 0 files')
  expect((await retain({ mediaDays: 30 }, '--dry-run')).lines[0]).toMatch(' 1 files')
  expect(existsSync(path)).toBe(true)
  expect((await retain({ mediaDays: 30 })).lines[0]).toMatch(' 1 files')
  expect(existsSync(path)).toBe(false)
  expect((await ana.request(`/v1/media/${digest}`)).status).toBe(404)
  expect(await ana.events('content-erased')).toMatchObject([
    { cause: 'retention', conversationId: opened.conversationId, seqs: [stored?.seq] },
  ])
  const [message] = await ana.events('message-received')
  expect(message?.content).toMatchObject({ kind: 'document', caption: 'segue o laudo' })
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
  const desk = await startConsole({ relayUrl: relay.url, login: 'bruno', password: PASSWORD })
  const { conversationId } = opened
  await desk.waitFor('open-conversation', { conversationId, limit: 9 }, (view) => {
    const items = view?.page.items ?? []
    return items.some((item) => item.kind === 'message' && item.media?.state === 'removed')
  })
  await desk.stop()
  await simulator.stop()
})
