import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDescribedRelay } from '../support/described-relay.ts'
import { claimedCase, commandOf } from '../support/desk.ts'
import { operate } from '../support/operate.ts'
import { type SignedInClient, sign } from '../support/relay-client.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

let described: Awaited<ReturnType<typeof startDescribedRelay>>
let admin: SignedInClient
let ana: SignedInClient
let where: Awaited<ReturnType<typeof claimedCase>>
const logged: string[] = []

/** What nobody may find in a log line. */
const planted = ['palavrasecreta', 'loginsecreto', 'senhasecreta', maria.phone, maria.name]

beforeAll(async () => {
  described = await startDescribedRelay({
    log: { level: 'trace', stream: { write: (line) => logged.push(line) } },
  })
  admin = await described.relay.signIn('admin')
  ana = await described.relay.signIn('ana')
  where = await claimedCase(described.relay, ana, maria)
})

afterAll(() => described.relay.stop())

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const nestedObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Bodies that no door may fall over. */
const bodies: Record<string, string | Uint8Array<ArrayBuffer>> = {
  nothing: '',
  'no JSON': '{',
  'a number': '7',
  null: 'null',
  'deeply nested lists': nested(50_000),
  'deeply nested objects': nestedObject(20_000),
  'a prototype': '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}',
  'wrong types': '{"login":{},"password":[],"type":{},"readings":{},"citizenId":["x"]}',
  'broken UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  'a NUL and a lone surrogate':
    '{"login":"\\u0000\\ud800palavrasecreta","password":"senhasecreta"}',
  'UTF-16': new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
}

const queries = [
  '?after=-1',
  '?after=1e400',
  '?limit=%00',
  '?after[]=1',
  '?after=1&after=2',
  '?%ff=%fe',
]

async function answerTo(method: string, path: string, body?: BodyInit): Promise<Response> {
  const base = path.startsWith('/metrics') || path.startsWith('/docs') ? 'adminUrl' : 'url'
  return fetch(`${described.relay[base]}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(10_000),
  })
}

describe('whatever is sent to any door', () => {
  test('a body that cannot be meant is refused, and the relay goes on', async () => {
    for (const route of described.operations.keys()) {
      const [method = '', path = ''] = route.split(' ')
      if (method === 'GET' || method === 'HEAD' || path === '/v1/session') continue
      for (const [name, body] of Object.entries(bodies)) {
        const { status } = await answerTo(method, path, body)
        expect(status, `${route} with ${name}`).toBeGreaterThanOrEqual(400)
        expect(status, `${route} with ${name}`).toBeLessThan(500)
      }
    }
    for (const body of Object.values(bodies)) {
      const { status } = await fetch(`${described.relay.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect([400, 401, 429]).toContain(status)
    }
    expect((await ana.events()).length).toBeGreaterThan(0)
  })

  test('a query that cannot be meant is refused or means nothing', async () => {
    for (const route of described.operations.keys()) {
      const [method = '', path = ''] = route.split(' ')
      if (method !== 'GET') continue
      for (const query of queries) {
        const response = await answerTo(method, path + query)
        expect(response.status, `${route}${query}`).not.toBe(500)
        await response.body?.cancel()
      }
    }
  })

  test('signed webhooks of the same bodies are kept or refused, and interpreted or quarantined', async () => {
    for (const body of Object.values(bodies)) {
      const bytes = Buffer.from(body)
      const { status } = await described.relay.postWebhook(bytes)
      expect([200, 400]).toContain(status)
    }
    const before = (await ana.events('message-received')).length
    await described.relay.postWebhook(webhook(inbound(maria)))
    await ana.untilEvents('message-received', before + 1)
    expect((await operate(described.relay.dataFolder, ['verify'])).isWell).toBe(true)
  })

  test('what is too large is cut off: a body, a head, an address', async () => {
    expect((await ana.postCommand({ type: 'x'.repeat(1_000_000) })).status).toBe(413)
    const long = await fetch(`${described.relay.url}/v1/events?after=${'9'.repeat(60_000)}`)
      .then(({ status }) => status)
      .catch(() => 431)
    expect([400, 401, 414, 431]).toContain(long)
    const head = await fetch(`${described.relay.url}/health`, {
      headers: { 'x-long': 'y'.repeat(60_000) },
    })
      .then(({ status }) => status)
      .catch(() => 431)
    expect(head).toBe(431)
  })

  test('what is no HTTP is hung up on', async () => {
    const { port } = new URL(described.relay.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end('\x16\x03\x01\x02\x00palavrasecreta\r\n\r\n')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += String(chunk)
    })
    await until('it has hung up', () => socket.destroyed)
    expect(answer).toMatch(/^(HTTP\/1\.1 400|$)/)
  })
})

describe('a request that somebody recorded and sends again', () => {
  test('a command happens once', async () => {
    const command = commandOf('add-note', where, { noteId: crypto.randomUUID(), text: 'uma vez' })
    const answers = [await ana.command(command), await ana.command(command)]
    expect(answers[1]).toEqual(answers[0])
    expect((await ana.events('note-added')).length).toBe(1)
  })

  test('by somebody else it is refused', async () => {
    const command = commandOf('add-note', where, { noteId: crypto.randomUUID(), text: 'minha' })
    await ana.command(command)
    const bruno = await described.relay.signIn('bruno')
    expect((await bruno.postCommand(command)).status).toBe(409)
  })

  test('a webhook makes no second event, and its signature fits no other body', async () => {
    const body = Buffer.from(JSON.stringify(webhook(inbound(maria))))
    await described.relay.postWebhook(body)
    const before = await until('it is there', async () => {
      const found = await ana.events('message-received')
      return found.length >= 3 && found.length
    })
    await described.relay.postWebhook(body)
    const signature = sign(body, SIMULATED.appSecret)
    const other = Buffer.from(body.toString().replace('vacina', 'golpe!'))
    const forged = await fetch(`${described.relay.url}/webhooks/whatsapp`, {
      method: 'POST',
      body: new Uint8Array(other),
      headers: { 'x-hub-signature-256': signature },
    })
    expect(forged.status).toBe(401)
    await described.relay.postWebhook(webhook(inbound(maria)))
    expect((await ana.untilEvents('message-received', before + 1)).length).toBe(before + 1)
  })
})

describe('a token that is stolen', () => {
  const streamOf = async (client: SignedInClient) => {
    const response = await client.request('/v1/events?after=0', {
      headers: { accept: 'text/event-stream' },
    })
    const ended = (async () => {
      for await (const _ of response.body ?? []);
      return 'ended'
    })()
    return { ended }
  }

  test('ends with its account, open streams too', async () => {
    const bruno = await described.relay.signIn('bruno')
    const { ended } = await streamOf(bruno)
    await operate(described.relay.dataFolder, ['user', 'disable', '--login', 'bruno'])
    expect(await ended).toBe('ended')
    for (const path of ['/v1/session', '/v1/events', '/v1/snapshot', '/v1/audit']) {
      expect((await bruno.request(path)).status).toBe(401)
    }
    await expect(described.relay.signIn('bruno')).rejects.toThrow('sign-in: 401')
  })

  test('ends when its owner signs out, open streams too', async () => {
    const carla = await described.relay.signIn('carla')
    const { ended } = await streamOf(carla)
    await carla.request('/v1/session', { method: 'DELETE' })
    expect((await carla.request('/v1/session')).status).toBe(401)
    expect(await ended).toBe('ended')
  })

  test('one that is made up, shortened or of another scheme opens nothing', async () => {
    const { token } = ana
    const made = [token.slice(1), `${token}x`, token.toUpperCase(), '', 'a'.repeat(43), '../../x']
    for (const each of made) {
      const headers = { authorization: `Bearer ${each}` }
      expect((await fetch(`${described.relay.url}/v1/events`, { headers })).status).toBe(401)
    }
    const basic = { authorization: `Basic ${btoa(`ana:balcao`)}` }
    expect((await fetch(`${described.relay.url}/v1/events`, { headers: basic })).status).toBe(401)
    expect((await fetch(`${described.relay.url}/v1/events?token=${token}`)).status).toBe(401)
  })
})

test('guessing a password ends in a wait, for that login from that address', async () => {
  const guess = () =>
    fetch(`${described.relay.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'loginsecreto', password: 'senhasecreta' }),
    })
  const statuses: number[] = []
  for (let time = 0; time < 12; time += 1) statuses.push((await guess()).status)
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  expect((await guess()).headers.get('retry-after')).toMatch(/^\d+$/)
  await described.relay.signIn('diego')
})

test('after all this no log line holds a word, a name, a number, a login or a token', () => {
  const lines = logged.join('')
  for (const word of [...planted, ana.token, admin.token]) expect(lines).not.toContain(word)
})
