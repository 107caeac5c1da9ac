import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Moment } from '../../relay/moments.ts'
import { openSqlite, sqlitePath } from '../../relay/store/sqlite-files.ts'
import { asMetaWrites, type SignedInClient, sign } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, messageFrom, webhook } from '../support/webhooks.ts'

let relay: StartedRelay
let ana: SignedInClient

beforeAll(async () => {
  relay = await startRelay({
    env: { WHATSAPP_APP_SECRET: `${SIMULATED.appSecret}, segredo-novo` },
  })
  ana = await relay.signIn('ana')
})

afterAll(() => relay.stop())

function post(body: Buffer | string, headers: Record<string, string>) {
  return fetch(`${relay.url}/webhooks/whatsapp`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers,
  })
}

async function outcomes(): Promise<Record<string, number>> {
  const text = await (await fetch(`${relay.adminUrl}/metrics`)).text()
  const lines = text.matchAll(/^balcao_webhooks_total\{outcome="([\w-]+)"\} (\d+)$/gm)
  return Object.fromEntries([...lines].map(([, outcome, count]) => [outcome, Number(count)]))
}

describe('the handshake', () => {
  const ask = (query: Record<string, string>) =>
    fetch(`${relay.url}/webhooks/whatsapp?${new URLSearchParams(query)}`)

  it('sends the challenge back, as it came', async () => {
    const response = await ask({
      'hub.mode': 'subscribe',
      'hub.challenge': '1158201444',
      'hub.verify_token': SIMULATED.verifyToken,
    })
    expect([response.status, await response.text()]).toEqual([200, '1158201444'])
    expect(response.headers.get('content-type')).toContain('text/plain')
  })

  it.each([
    ['a wrong token', { 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': 'x' }],
    [
      'another mode',
      { 'hub.mode': 'x', 'hub.challenge': '1', 'hub.verify_token': SIMULATED.verifyToken },
    ],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': SIMULATED.verifyToken }],
    ['nothing at all', {}],
  ])('is refused for %s, and reflects nothing', async (_, query) => {
    const response = await ask(query as Record<string, string>)
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('hub')
  })
})

describe('the signature', () => {
  const body = Buffer.from(
    '{"object":"whatsapp_business_account","entry":[],"note":"S\\u00e3o Jo\\u00e3o \\/ 504 Sul"}',
  )

  it('is made over the bytes as they came, escapes and all', async () => {
    const signature = sign(body, SIMULATED.appSecret)
    expect((await post(body, { 'x-hub-signature-256': signature })).status).toBe(200)
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
    expect((await post(rewritten, { 'x-hub-signature-256': signature })).status).toBe(401)
  })

  it('holds for the second secret too, whatever the content type', async () => {
    const headers = {
      'x-hub-signature-256': sign(body, 'segredo-novo'),
      'content-type': 'text/plain',
    }
    expect((await post(body, headers)).status).toBe(200)
  })

  it.each<[string, () => [Buffer, Record<string, string>]]>([
    [
      'one byte of the body changed',
      () => {
        const changed = Buffer.from(body)
        changed[changed.length - 3] = 0x21
        return [changed, { 'x-hub-signature-256': sign(body, SIMULATED.appSecret) }]
      },
    ],
    ['no signature', () => [body, {}]],
    ['an empty signature', () => [body, { 'x-hub-signature-256': '' }]],
    ['another secret', () => [body, { 'x-hub-signature-256': sign(body, 'outro') }]],
    ['a short signature', () => [body, { 'x-hub-signature-256': 'sha256=abcd' }]],
    [
      'only the old SHA-1 signature',
      () => {
        const digest = createHmac('sha1', SIMULATED.appSecret).update(body).digest('hex')
        return [body, { 'x-hub-signature': `sha1=${digest}` }]
      },
    ],
    ['an empty body', () => [Buffer.alloc(0), {}]],
  ])('is refused for %s', async (_, make) => {
    const [bytes, headers] = make()
    expect((await post(bytes, headers)).status).toBe(401)
  })
})

describe('what is signed', () => {
  it('is counted and refused when it is not JSON', async () => {
    const before = await outcomes()
    const response = await relay.postWebhook('{"entry":[')
    expect(response.status).toBe(400)
    expect((await outcomes())['not-json']).toBe((before['not-json'] ?? 0) + 1)
  })

  it('is refused above 4 MB, and taken just below', async () => {
    const padding = (size: number) => `{"entry":[],"padding":"${'x'.repeat(size)}"}`
    expect((await relay.postWebhook(padding(4 * 1024 * 1024))).status).toBe(413)
    expect((await relay.postWebhook(padding(4 * 1024 * 1024 - 100))).status).toBe(200)
    expect((await outcomes())['too-large']).toBe(1)
  })

  it('becomes an event with accents, emoji and slashes as the citizen wrote them', async () => {
    const text = 'São João / 504 Sul: “não” 👍🏽'
    const message = messageFrom(maria, { text: { body: text } })
    const response = await relay.postWebhook(webhook({ ...inbound(maria), messages: [message] }))
    expect([response.status, await response.text()]).toEqual([200, ''])
    const [event] = await ana.untilEvents('message-received', 1)
    expect(event).toMatchObject({ whatsappId: message.id, content: { kind: 'text', text } })
    expect(asMetaWrites(message)).toContain('S\\u00e3o Jo\\u00e3o \\/')
  })
})

it('is answered before anybody looks at what it says', async () => {
  const moments: Moment[] = []
  const watched = await startRelay({ onMoment: (moment) => moments.push(moment) })
  try {
    await watched.postWebhook(webhook(inbound(maria)))
    await until('it is interpreted', () => moments.includes('interpreted'))
    expect(moments).toEqual([
      ...['inbox-committed', 'webhook-answered'],
      ...['before-interpretation', 'interpreted'],
    ])
  } finally {
    await watched.stop()
  }
})

it('hundreds at once share commits, and each is answered and kept', async () => {
  const before = (await ana.events('message-received')).length
  const answers = await Promise.all(
    Array.from({ length: 300 }, () => relay.postWebhook(webhook(inbound(maria)))),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(300).fill(200))
  const events = await ana.untilEvents('message-received', before + 300)
  expect(events).toHaveLength(before + 300)
})

it('answers 503 while the store cannot write, and takes it when it can', async () => {
  const stuck = await startRelay()
  // Another process that holds the write lock is as bad as a full disk.
  const other = openSqlite(sqlitePath(stuck.dataFolder))
  try {
    const body = webhook(inbound(maria))
    other.database.exec('begin immediate')
    expect((await stuck.postWebhook(body)).status).toBe(503)
    const ready = await fetch(`${stuck.url}/ready`)
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, checks: { store: 'failed', whatsapp: 'failed' } },
    ])
    other.database.exec('rollback')
    expect((await stuck.postWebhook(body)).status).toBe(200)
    const carla = await stuck.signIn('carla')
    expect(await carla.untilEvents('message-received', 1)).toHaveLength(1)
  } finally {
    await other.close()
    await stuck.stop()
  }
})
