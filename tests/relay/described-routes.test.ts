import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import { potholePhoto } from '../../simulator/stories/pothole-photo.ts'
import { demandDescribed, startDescribedRelay } from '../support/described-relay.ts'
import { claimedCase, commandOf } from '../support/desk.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

type Described = Awaited<ReturnType<typeof startDescribedRelay>>
type Call = () => Promise<Response>

let described: Described
let ana: SignedInClient
let admin: SignedInClient
let where: Awaited<ReturnType<typeof claimedCase>>

beforeAll(async () => {
  described = await startDescribedRelay()
  const { relay } = described
  ana = await relay.signIn('ana')
  admin = await relay.signIn('admin')
  where = await claimedCase(relay, ana, maria)
})

afterAll(() => described.relay.stop())

const anonymous = (path: string, init?: RequestInit) => fetch(`${described.relay.url}${path}`, init)

const handshake = (token: string) => () =>
  anonymous(
    `/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
  )

const signIn = (body: unknown) => () =>
  anonymous('/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const as = (accept: string) => async () => {
  const stop = new AbortController()
  const response = await ana.request('/v1/events?after=0', {
    headers: { accept },
    signal: stop.signal,
  })
  if (accept !== 'text/event-stream') return response
  // For ever: its first words are enough.
  const first = await response.body?.getReader().read()
  stop.abort()
  const { status, headers } = response
  return new Response(first?.value ?? null, { status, headers })
}

const post = (client: SignedInClient, path: string, body: unknown) =>
  client.request(path, { method: 'POST', body: JSON.stringify(body) })

const reading = () => ({ readingId: randomUUID(), way: 'opened', at: Date.now() })

const citizenId = async () => (await ana.events('conversation-started'))[0]?.citizenId

const sha256 = createHash('sha256').update('%PDF-1.7').digest('hex')

const putFile = (
  digest: string,
  body: string | Uint8Array<ArrayBuffer>,
  type = 'application/pdf',
) => ana.request(`/v1/media/${digest}`, { method: 'PUT', body, headers: { 'content-type': type } })

async function thumbnailOfPhoto(): Promise<Response> {
  const photo = potholePhoto()
  const digest = createHash('sha256').update(photo).digest('hex')
  await putFile(digest, new Uint8Array(photo), 'image/png')
  return ana.request(`/v1/media/${digest}/thumbnail`)
}

const presence = (doing: string) => ({
  method: 'POST',
  body: JSON.stringify({ doing, conversationId: null, readWhatsappId: null }),
})

const receiving = (answer: unknown) => ({
  method: 'PUT',
  body: JSON.stringify({ receiving: answer }),
})

const acknowledgement = (by: typeof ana, alertId: string) =>
  by.request(`/v1/alerts/${alertId}/acknowledgement`, { method: 'POST' })

const list = {
  ...{ importId: randomUUID(), dryRun: true, source: 'Feira inventada', obtainedAt: 1 },
  rows: [{ line: 2, phone: '5563999990009', details: { name: null, quadra: null, topics: [] } }],
}

/** Each route, with the answers that it must be able to give, called as the document says. */
const calls: Record<string, Record<string, Call>> = {
  'GET /health': { '200': () => anonymous('/health') },
  'HEAD /health': { '200': () => anonymous('/health', { method: 'HEAD' }) },
  'GET /ready': { '503': () => anonymous('/ready') },
  'GET /webhooks/whatsapp': {
    '200': handshake(SIMULATED.verifyToken),
    '403': handshake('wrong'),
  },
  'POST /webhooks/whatsapp': {
    '200': () => described.relay.postWebhook(webhook(inbound(maria))),
    '400': () => described.relay.postWebhook('{'),
    '401': () => described.relay.postWebhook(webhook(), { secret: 'wrong' }),
    '413': () => described.relay.postWebhook(Buffer.alloc(4 * 1024 * 1024 + 1, 32)),
  },
  'POST /v1/session': {
    '200': signIn({ login: 'bruno', password: PASSWORD }),
    '400': signIn({ login: 7 }),
    '401': signIn({ login: 'bruno', password: 'wrong' }),
    '415': () => anonymous('/v1/session', { method: 'POST', body: new Blob(['x']) }),
  },
  'GET /v1/session': {
    '200': () => ana.request('/v1/session'),
    '401': () => anonymous('/v1/session'),
    '426': () => ana.request('/v1/session', { headers: { 'balcao-protocol': '99' } }),
  },
  'DELETE /v1/session': {
    '204': async () =>
      (await described.relay.signIn('diego')).request('/v1/session', { method: 'DELETE' }),
    '401': () => anonymous('/v1/session', { method: 'DELETE' }),
  },
  'GET /v1/events': {
    '200': as('application/json'),
    '200 lines': as('application/x-ndjson'),
    '200 stream': as('text/event-stream'),
    '400': () => ana.request('/v1/events?after=-1'),
  },
  'GET /v1/snapshot': { '200': () => ana.request('/v1/snapshot') },
  'POST /v1/presence': {
    '204': () => ana.request('/v1/presence', presence('viewing')),
    '400': () => ana.request('/v1/presence', presence('dancing')),
  },
  'PUT /v1/receiving': {
    '200': () => ana.request('/v1/receiving', receiving(true)),
    '400': () => ana.request('/v1/receiving', receiving('perhaps')),
    '403': () => admin.request('/v1/receiving', receiving(true)),
  },
  'POST /v1/commands': {
    '200': () => ana.postCommand(commandOf('add-note', where, { noteId: randomUUID(), text: 'x' })),
    '200 refused': () => ana.postCommand(commandOf('reopen-attendance', where, {})),
    '400': () => ana.postCommand({ type: 'fly' }),
    '409': async () => {
      const command = commandOf('add-note', where, { noteId: randomUUID(), text: 'x' })
      await ana.command(command)
      return admin.postCommand(command)
    },
    '413': () => ana.postCommand({ type: 'x'.repeat(300_000) }),
  },
  'POST /v1/alerts/{alertId}/acknowledgement': {
    '200': () => acknowledgement(admin, randomUUID()),
    '400': () => acknowledgement(admin, 'none'),
    '403': () => acknowledgement(ana, randomUUID()),
  },
  'GET /v1/quarantine': {
    '200': () => admin.request('/v1/quarantine'),
    '403': () => ana.request('/v1/quarantine'),
    '400': () => admin.request('/v1/quarantine?limit=many'),
  },
  'POST /v1/readings': {
    '200': () =>
      post(ana, '/v1/readings', {
        readings: [{ ...reading(), conversationId: where.conversationId }],
      }),
    '400': () => post(ana, '/v1/readings', { readings: [] }),
    '401': () => anonymous('/v1/readings', { method: 'POST' }),
  },
  'GET /v1/audit': {
    '200': () => admin.request('/v1/audit'),
    '400': () => admin.request('/v1/audit?agentId=ana'),
    '403': () => ana.request('/v1/audit'),
  },
  'GET /v1/reconciliation': {
    '200': () => admin.request('/v1/reconciliation'),
    '400': () => admin.request('/v1/reconciliation?days=1000'),
    '403': () => ana.request('/v1/reconciliation'),
  },
  'GET /v1/erasures/preview': {
    '200': async () => admin.request(`/v1/erasures/preview?citizenId=${await citizenId()}`),
    '403': async () => ana.request(`/v1/erasures/preview?citizenId=${await citizenId()}`),
    '404': () => admin.request(`/v1/erasures/preview?citizenId=${randomUUID()}`),
  },
  'POST /v1/erasures': {
    '403': async () => post(ana, '/v1/erasures', { citizenId: await citizenId() }),
    '404': () => post(admin, '/v1/erasures', { citizenId: randomUUID() }),
    '200': async () => post(admin, '/v1/erasures', { citizenId: await citizenId() }),
  },
  'POST /v1/subscribers/imports': {
    '200': () => post(admin, '/v1/subscribers/imports', list),
    '400': () => post(admin, '/v1/subscribers/imports', { ...list, rows: [] }),
    '403': () => post(ana, '/v1/subscribers/imports', list),
  },
  'POST /v1/subscribers/exports': {
    '200': () => post(admin, '/v1/subscribers/exports', { what: 'list', count: 1 }),
    '403': () => post(ana, '/v1/subscribers/exports', { what: 'list', count: 1 }),
    '404': () =>
      post(admin, '/v1/subscribers/exports', { what: 'citizen', conversationId: randomUUID() }),
  },
  'POST /v1/subscribers/withdrawals': {
    '404': () => post(admin, '/v1/subscribers/withdrawals', { citizenId: randomUUID() }),
    '403': () => post(ana, '/v1/subscribers/withdrawals', { citizenId: randomUUID() }),
  },
  'PUT /v1/media/{sha256}': {
    '200': () => putFile(sha256, '%PDF-1.7'),
    '400': () => putFile('0'.repeat(64), '%PDF-1.7'),
    '413': () => putFile(sha256, new Uint8Array(MAX_FILE_BYTES + 1)),
    '415': () => putFile(createHash('sha256').update('PK\x03\x04').digest('hex'), 'PK\x03\x04'),
  },
  'GET /v1/media/{sha256}': {
    '200': () => ana.request(`/v1/media/${sha256}`),
    '206': () => ana.request(`/v1/media/${sha256}`, { headers: { range: 'bytes=0-3' } }),
    '400': () => ana.request('/v1/media/x'),
    '404': () => ana.request(`/v1/media/${'0'.repeat(64)}`),
    '416': () => ana.request(`/v1/media/${sha256}`, { headers: { range: 'bytes=99-' } }),
  },
  'GET /v1/media/{sha256}/thumbnail': {
    '200': thumbnailOfPhoto,
    '400': () => ana.request('/v1/media/x/thumbnail'),
    '404': () => ana.request(`/v1/media/${sha256}/thumbnail`),
  },
  'GET /metrics': { '200': () => fetch(`${described.relay.adminUrl}/metrics`) },
  'GET /docs': { '200': () => fetch(`${described.relay.adminUrl}/docs`) },
}

/** Fastify's own, which no client asks for: a HEAD beside each GET of the admin port. */
const beside = (route: string) => route.startsWith('HEAD ') && !Object.hasOwn(calls, route)

test('the document names every route that the servers have, and no other', () => {
  const routed = [...described.routed].filter((route) => !beside(route)).sort()
  expect([...described.operations.keys()].sort()).toEqual(routed)
  expect(Object.keys(calls).sort()).toEqual(routed)
})

test.each(
  Object.entries(calls).flatMap(([route, answers]) =>
    Object.entries(answers).map(([name, call]) => [route, name, call] as const),
  ),
)('%s answers %s as the document says', async (route, name, call) => {
  const operation = described.operations.get(route)
  if (operation === undefined) throw new Error('not described')
  const response = await call()
  expect(String(response.status)).toBe(name.split(' ')[0])
  if (!route.startsWith('HEAD ')) await demandDescribed(operation, response)
})
