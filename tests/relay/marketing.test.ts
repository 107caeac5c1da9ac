import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Case, claimedCase, commandOf } from '../support/desk.ts'
import { operate } from '../support/operate.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { SIMULATED, type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { inbound, type Person, webhook } from '../support/webhooks.ts'
import { pick, withinStore } from '../support/within-store.ts'

/** Who stopped marketing at WhatsApp gets no marketing template, whatever webhook came first. */

const noon = Math.floor(Date.now() / 1000) - 3600
let folder: string
let simulator: StartedSimulator
let relay: StartedRelay
let ana: SignedInClient
let people = 0

beforeAll(async () => {
  folder = temporaryFolder()
  simulator = await startSimulator()
  relay = await startRelay({
    ...{ dataFolder: folder, apiUrl: simulator.apiUrl },
    templates: { everyMs: 24 * 60 * 60_000, soonMs: 5 },
  })
  ana = await relay.signIn('ana')
  await ana.untilEvents('template-saved', 7)
})

afterAll(async () => {
  await relay.stop()
  await simulator.stop()
  removeFolder(folder)
})

let maria: Person
let where: Case

async function newCase(): Promise<{ person: Person; where: Case }> {
  people += 1
  const phone = `55639999${String(10_000 + people).slice(-5)}`
  const person = { name: `Pessoa Inventada ${people}`, phone, userId: `BR.Inventada${people}` }
  await simulator.createCitizen(person)
  return { person, where: await claimedCase(relay, ana, person) }
}

beforeEach(async () => {
  const made = await newCase()
  maria = made.person
  where = made.where
})

async function prefers(value: 'stop' | 'resume', timestamp: number, person = maria) {
  const before = (await ana.events('marketing-preference-changed')).length
  const told = { user_id: person.userId, category: 'marketing_messages', value, timestamp }
  const change = { field: 'user_preferences', value: { user_preferences: [told] } }
  const entry = [{ id: SIMULATED.businessAccountId, time: timestamp, changes: [change] }]
  await relay.postWebhook({ object: 'whatsapp_business_account', entry })
  await ana.untilEvents('marketing-preference-changed', before + 1)
}

/** What becomes of a template: `sent`, or why not. */
async function send(name: 'campanha_vacinacao' | 'retomar_atendimento', at = where) {
  const values: Record<string, string> =
    name === 'campanha_vacinacao'
      ? { 'body:nome': 'Maria', 'body:data': '18/12' }
      : { 'body:nome': 'Maria', 'body:protocolo': '2026-000001' }
  const asked = { messageId: randomUUID(), name, language: 'pt_BR', values }
  const answer = await ana.command(commandOf('send-template', at, asked))
  return answer.outcome === 'refused' ? answer.refusal : 'sent'
}

const stoppedAt = (seconds: number) => ({ reason: 'marketing-stopped', since: seconds * 1000 })

describe('a citizen who stopped marketing at WhatsApp', () => {
  it('is sent none, and what is no marketing all the same', async () => {
    expect(await send('campanha_vacinacao')).toBe('sent')
    await prefers('stop', noon)
    expect(await send('campanha_vacinacao')).toEqual(stoppedAt(noon))
    expect(await send('retomar_atendimento')).toBe('sent')
  })

  it('is sent it again once she resumed', async () => {
    await prefers('stop', noon)
    await prefers('resume', noon + 1)
    expect(await send('campanha_vacinacao')).toBe('sent')
  })

  it('stays so when the webhook of an earlier resume comes late', async () => {
    await prefers('stop', noon)
    await prefers('resume', noon - 1)
    expect(await send('campanha_vacinacao')).toEqual(stoppedAt(noon))
  })

  it('stays so when both came in one second, in either order', async () => {
    await prefers('resume', noon)
    await prefers('stop', noon)
    expect(await send('campanha_vacinacao')).toEqual(stoppedAt(noon))
    await prefers('stop', noon + 1)
    await prefers('resume', noon + 1)
    expect(await send('campanha_vacinacao')).toEqual(stoppedAt(noon + 1))
  })

  it('gets none at another number either, while somebody says that the two are one person', async () => {
    const other = await newCase()
    await prefers('stop', noon, other.person)
    expect(await send('campanha_vacinacao')).toBe('sent')
    const carla = await relay.signIn('carla')
    const merge = { mergeId: randomUUID(), withConversationId: other.where.conversationId }
    await carla.command(commandOf('merge-citizens', where, merge))
    expect(await send('campanha_vacinacao')).toEqual(stoppedAt(noon))
    await prefers('resume', noon + 1)
    expect(await send('campanha_vacinacao')).toBe('sent')
    // There WhatsApp itself refuses until she resumes there.
    expect(await send('campanha_vacinacao', other.where)).toEqual(stoppedAt(noon))
    await carla.command(commandOf('undo-merge', where, { mergeId: merge.mergeId }))
    await prefers('stop', noon + 2, other.person)
    expect(await send('campanha_vacinacao')).toBe('sent')
  })

  it('is sent none after a SAIR either, until she says yes again', async () => {
    const before = (await ana.events('consent-withdrawn')).length
    await relay.postWebhook(webhook(inbound(maria, { text: { body: 'SAIR' } })))
    const withdrawn = await ana.untilEvents('consent-withdrawn', before + 1)
    const since = withdrawn.at(-1)?.at
    expect(await send('campanha_vacinacao')).toEqual({ reason: 'marketing-stopped', since })
    expect(await send('retomar_atendimento')).toBe('sent')
  })

  it('by WhatsApp’s refusal, counts from that', async () => {
    await simulator.faults({ refuseSends: [131050] })
    const before = (await ana.events('marketing-preference-changed')).length
    expect(await send('campanha_vacinacao')).toBe('sent')
    const changed = (await ana.untilEvents('marketing-preference-changed', before + 1)).at(-1)
    expect(changed).toMatchObject({ source: 'refusal', wants: false })
    const since = changed?.changedAt
    expect(await send('campanha_vacinacao')).toEqual({ reason: 'marketing-stopped', since })
  })
})

const known = (citizenId: string) =>
  pick<number>(
    folder,
    `select count(*) from marketing_preferences where citizen_id = '${citizenId}'`,
  )

it('an erasure takes what she preferred, and a late refusal does not bring it back', async () => {
  await prefers('stop', noon)
  const started = (await ana.events('conversation-started')).at(-1)
  const citizenId = started?.citizenId ?? ''
  expect(await known(citizenId)).toBe(1)
  const admin = await relay.signIn('admin')
  const body = JSON.stringify({ citizenId })
  expect((await admin.request('/v1/erasures', { method: 'POST', body })).status).toBe(200)
  expect(await known(citizenId)).toBe(0)
  expect((await operate(folder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
})

it('a store of before the table learns them from its log, and `verify` agrees', async () => {
  await prefers('stop', noon)
  await prefers('resume', noon - 1)
  const rows = () =>
    withinStore(folder, ({ all }) => all('select * from marketing_preferences order by citizen_id'))
  const before = await rows()
  expect(before.length).toBeGreaterThan(3)
  await withinStore(folder, async ({ run }) => {
    await run('drop table marketing_preferences')
    await run('delete from migrations where number = 140')
  })
  expect(await rows()).toEqual(before)
  expect((await operate(folder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  await withinStore(folder, ({ run }) => run('update marketing_preferences set wants = 1'))
  const { isWell, lines } = await operate(folder, ['verify'])
  expect(isWell).toBe(false)
  expect(lines.join()).toMatch(
    /marketing_preferences: .* is not what the log makes of it \(wants\)/,
  )
})
