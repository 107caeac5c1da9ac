import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AuditEntry, auditPageSchema, type Reading } from '../../../shared/duties/audit.ts'
import { claimedCase } from '../../support/desk.ts'
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
import { until } from '../../support/wait.ts'
import { maria } from '../../support/webhooks.ts'
import { withinStore } from '../../support/within-store.ts'

let relay: StartedRelay
let dataFolder: string
let ana: SignedInClient
let carla: SignedInClient
let conversationId: string

beforeAll(async () => {
  dataFolder = temporaryFolder()
  relay = await startRelay({ dataFolder })
  ana = await relay.signIn('ana')
  carla = await relay.signIn('carla')
  conversationId = (await claimedCase(relay, ana, maria)).conversationId
})

afterAll(async () => {
  await relay.stop()
  removeFolder(dataFolder)
})

async function audit(query = ''): Promise<AuditEntry[]> {
  const response = await carla.request(`/v1/audit?limit=200&${query}`)
  return auditPageSchema.parse(await response.json()).entries
}

function report(client: SignedInClient, readings: readonly Reading[]) {
  return client.request('/v1/readings', { method: 'POST', body: JSON.stringify({ readings }) })
}

function reading(at: number): Reading {
  return { readingId: randomUUID(), conversationId, way: 'opened', at }
}

test('who signs in, fails to and leaves is written down, without what was typed', async () => {
  await fetch(`${relay.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'minhasenhasecreta', password: 'x' }),
  })
  const diego = await relay.signIn('diego')
  await diego.request('/v1/session', { method: 'DELETE' })
  const actions = (await audit(`agentId=${diego.account.agentId}`)).map(({ action }) => action)
  expect(actions).toEqual(['signed-out', 'signed-in'])
  const all = await audit()
  expect(all).toContainEqual(expect.objectContaining({ action: 'sign-in-refused', agentId: null }))
  expect(JSON.stringify(all)).not.toMatch('minhasenhasecreta')
})

test('a conversation that was opened on a console is in the trail of that agent', async () => {
  const console = await startConsole({ relayUrl: relay.url, login: 'bruno', password: PASSWORD })
  await console.waitFor('open-conversation', { conversationId, limit: 10 }, (view) => view !== null)
  await console.call('open-conversation', { conversationId, limit: 10 })
  await console.call('note-found', { conversationId })
  const seen = await until('the relay was told', async () => {
    const entries = await audit(`conversationId=${conversationId}`)
    return entries.filter(({ action }) => action === 'opened' || action === 'found').length === 2
      ? entries
      : null
  })
  const { session } = await console.call('get-status', {})
  const bruno = session.state === 'signed-in' ? session.account.agentId : ''
  for (const entry of seen.filter(({ action }) => action !== 'read-audit')) {
    expect(entry).toMatchObject({ agentId: bruno, conversationId, detail: null })
  }
  await console.stop()
})

test('an attendance that left a console is in the trail as that, each time, and by its number', async () => {
  const console = await startConsole({ relayUrl: relay.url, login: 'bruno', password: PASSWORD })
  const record = await console.waitFor('read-attendance', { conversationId }, (one) => one !== null)
  const protocol = record?.protocol ?? ''
  const which = { conversationId, protocol }
  expect(await console.call('note-export', which)).toEqual({ outcome: 'noted' })
  expect(await console.call('note-export', which)).toEqual({ outcome: 'noted' })
  const other = { ...which, protocol: '2020-000001' }
  expect(await console.call('note-export', other)).toEqual({ outcome: 'unknown' })
  const query = `conversationId=${conversationId}`
  const exports = await until('the relay was told', async () => {
    const entries = await audit(`${query}&knows=exported`)
    const told = entries.filter(({ action }) => action === 'exported')
    return told.length === 2 ? told : null
  })
  expect(exports.map(({ detail }) => detail)).toEqual([protocol, protocol])
  // What the first consoles can read.
  const known = await audit(query)
  expect(known.find(({ id }) => id === exports[0]?.id)).toMatchObject({ action: 'opened' })
  await console.stop()
})

test('a console reads a page in which a newer relay tells what it does not know', () => {
  const entry = { id: 1, at: 1, recordedAt: 1, agentId: null, action: 'dreamt' }
  const page = { entries: [{ ...entry, conversationId: null, citizenId: null, detail: null }] }
  expect(auditPageSchema.parse({ ...page, next: null }).entries[0]?.action).toBe('unknown')
})

test('what an export is called holds no words', async () => {
  const said = { ...reading(Date.now()), exported: 'Maria disse que' }
  expect((await report(ana, [said])).status).toBe(400)
})

test('a reading that is told twice is kept once, and none lies in the future', async () => {
  const early = reading(Date.now() - 3_600_000)
  const late = reading(Date.now() + 3_600_000)
  for (const readings of [[early], [early, late]]) {
    expect(await (await report(ana, readings)).json()).toEqual({ kept: readings.length })
  }
  const mine = await audit(`agentId=${ana.account.agentId}`)
  const opened = mine.filter(({ action }) => action === 'opened')
  expect(opened.length).toBe(2)
  expect(Math.max(...opened.map(({ at }) => at))).toBeLessThanOrEqual(Date.now())
})

test('the trail is for supervisors, comes in pages, and looking at it is in it', async () => {
  expect((await ana.request('/v1/audit')).status).toBe(403)
  const first = auditPageSchema.parse(await (await carla.request('/v1/audit?limit=2')).json())
  expect(first.entries.length).toBe(2)
  const path = `/v1/audit?limit=200&before=${first.next}`
  const rest = auditPageSchema.parse(await (await carla.request(path)).json())
  const ids = [...first.entries, ...rest.entries].map(({ id }) => id)
  expect(ids).toEqual([...ids].sort((one, other) => other - one))
  expect(rest.next).toBeNull()
  expect((await audit())[0]).toMatchObject({ action: 'read-audit', agentId: carla.account.agentId })
})

test('no page of the trail is looked at without a trace', async () => {
  const { length } = await audit(
    `before=${Number.MAX_SAFE_INTEGER}&conversationId=${conversationId}`,
  )
  expect(length).toBeGreaterThan(0)
  expect((await audit())[0]).toMatchObject({ action: 'read-audit', conversationId })
})

test('times and people narrow it down', async () => {
  expect(await audit(`until=1000`)).toEqual([])
  expect((await audit(`from=${Date.now() - 60_000}`)).length).toBeGreaterThan(3)
  expect(await audit(`citizenId=${randomUUID()}`)).toEqual([])
})

test("the operator's commands are written down, and the trail can be printed", async () => {
  await operate(dataFolder, ['export', '--all'])
  await operate(dataFolder, ['user', 'disable', '--login', 'diego'])
  const { lines } = await operate(dataFolder, ['audit', '--login', 'ana'])
  expect(lines.join('\n')).toMatch(/\topened\t/)
  const json = await operate(dataFolder, ['audit', '--json'])
  const details = json.lines.map((line) => JSON.parse(line).detail)
  const diego = (await ana.events('agent-saved')).find(({ name }) => name === 'Diego Ensaio')
  const disabled = `user disable ${diego?.agentId}`
  expect(details).toEqual(expect.arrayContaining(['export', disabled]))
  expect(json.lines.join()).not.toMatch('diego')
})

test('a changed entry and a missing one are found by verify', async () => {
  const faultsAfter = async (sql: string) => {
    await withinStore(dataFolder, ({ run }) => run(sql))
    return (await operate(dataFolder, ['verify'])).lines.filter((line) => /audit/i.test(line))
  }
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
  const agent = `update audit set agent_id = 'x' where audit_id = 3`
  expect(await faultsAfter(agent)).toEqual(['The audit trail was changed at entry 3.'])
  expect(await faultsAfter('delete from audit where audit_id = 4')).toEqual([
    'The audit trail was changed at entry 3.',
    'The audit trail lacks entry 4.',
  ])
  expect(await faultsAfter('delete from audit where audit_id < 3')).toEqual([
    'The audit trail lacks entry 1.',
    'The audit trail lacks entry 4.',
  ])
})
