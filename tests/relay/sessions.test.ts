import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROTOCOL_HEADER } from '../../shared/protocol.ts'
import { commandOf, openCase } from '../support/desk.ts'
import { readEventStream } from '../support/event-stream.ts'
import { relayCommand } from '../support/relay-command.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'
import { maria } from '../support/webhooks.ts'

const HOUR = 60 * 60 * 1000

let now: number
let relay: StartedRelay

beforeEach(async () => {
  now = Date.now()
  relay = await startRelay({ clock: () => now })
})

afterEach(() => relay.stop())

function signIn(login: string, password: string) {
  return fetch(`${relay.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
}

describe('signing in', () => {
  it('answers who one is, where, and until when', async () => {
    const ana = await relay.signIn(' Ana ')
    expect(ana).toMatchObject({
      expiresAt: now + 12 * HOUR,
      account: { login: 'ana', name: 'Ana Exemplo', roles: ['agent'] },
      organisation: { shortName: 'Whats Palmas', timeZone: 'America/Araguaina' },
    })
    expect(Buffer.from(ana.token, 'base64url')).toHaveLength(32)
  })

  it.each([
    ['ana', 'errada', 401],
    ['ninguem', 'balcao', 401],
    ["' or 1=1 --", 'balcao', 401],
    ['ana', '', 400],
  ])('as %s with password "%s" is answered with %i', async (login, password, status) => {
    expect((await signIn(login, password)).status).toBe(status)
  })

  it('is stopped after ten failures, and allowed again after five minutes', async () => {
    for (let each = 0; each < 10; each += 1) {
      expect((await signIn('ana', `errada ${each}`)).status).toBe(401)
    }
    const stopped = await signIn('ana', 'balcao')
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '300'])
    expect(await stopped.json()).toMatchObject({ error: 'too-many-requests' })
    now += 5 * 60_000
    expect((await signIn('ana', 'balcao')).status).toBe(200)
  })

  it('many times at once gets no more tries than one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, each) => signIn('ana', `errada ${each}`)),
    )
    const failures = answers.filter(({ status }) => status === 401)
    expect(failures.length).toBeLessThanOrEqual(11)
  })

  it('successfully does not count', async () => {
    for (let each = 0; each < 15; each += 1)
      expect((await signIn('ana', 'balcao')).status).toBe(200)
  })
})

describe('a session', () => {
  it('lives for twelve hours after its last request', async () => {
    const ana = await relay.signIn('ana')
    now += 11 * HOUR
    expect((await ana.request('/v1/session')).status).toBe(200)
    now += 11 * HOUR
    const session = await ana.request('/v1/session')
    expect(await session.json()).toMatchObject({ account: { login: 'ana' }, logId: ana.logId })
    now += 12 * HOUR
    const ended = await ana.request('/v1/session')
    expect([ended.status, await ended.json()]).toMatchObject([401, { error: 'unauthenticated' }])
  })

  it('ends when one signs out, and no other with it', async () => {
    const [one, other] = [await relay.signIn('ana'), await relay.signIn('ana')]
    expect((await one.request('/v1/session', { method: 'DELETE' })).status).toBe(204)
    const after = await Promise.all([one, other].map(({ request }) => request('/v1/session')))
    expect(after.map(({ status }) => status)).toEqual([401, 200])
  })

  it('is needed at every door for consoles', async () => {
    const doors = ['/v1/session', '/v1/events', '/v1/snapshot', '/v1/quarantine']
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'Basic YTpi' }]) {
      const answers = await Promise.all(
        doors.map((door) => fetch(`${relay.url}${door}`, { headers })),
      )
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    }
    const command = await fetch(`${relay.url}/v1/commands`, { method: 'POST' })
    expect(command.status).toBe(401)
  })

  it('that expires ends its live stream', async () => {
    const ana = await relay.signIn('ana')
    const bruno = await relay.signIn('bruno')
    const headers = { accept: 'text/event-stream' }
    const stream = readEventStream(await ana.request('/v1/events', { headers }))
    await until('the stream is live', () => stream.events.length > 0)
    now += 11 * HOUR
    await bruno.request('/v1/session')
    now += HOUR
    await openCase(relay, bruno, maria)
    await stream.ended
    expect(stream.events.every(({ data }) => data.type === 'agent-saved')).toBe(true)
  })
})

describe('accounts changed while the relay runs', () => {
  const command = (...args: string[]) => relayCommand(relay.dataFolder, ['user', ...args])

  it('a disabled one is out at once, its stream too, and colleagues are told', async () => {
    const ana = await relay.signIn('ana')
    const bruno = await relay.signIn('bruno')
    const headers = { accept: 'text/event-stream' }
    const stream = readEventStream(await ana.request('/v1/events', { headers }))
    expect((await command('disable', '--login', 'ana')).code).toBe(0)
    expect((await ana.request('/v1/session')).status).toBe(401)
    await stream.ended
    expect((await signIn('ana', 'balcao')).status).toBe(401)
    const saved = (await bruno.events('agent-saved')).at(-1)
    expect(saved).toMatchObject({ agentId: ana.account.agentId, disabled: true })
    await command('enable', 'ana')
    expect((await signIn('ana', 'balcao')).status).toBe(200)
  })

  it('new roles count at the next command', async () => {
    const ana = await relay.signIn('ana')
    const bruno = await relay.signIn('bruno')
    const where = await openCase(relay, ana, maria)
    await bruno.command(commandOf('claim-attendance', where, {}))
    expect(await ana.command(commandOf('close-attendance', where, {}))).toMatchObject({
      outcome: 'refused',
    })
    await command('roles', '--login', 'ana', '--role', 'agent', '--role', 'supervisor')
    expect(await ana.command(commandOf('close-attendance', where, {}))).toMatchObject({
      outcome: 'accepted',
    })
  })

  it('a new password ends the sessions of the old one', async () => {
    const ana = await relay.signIn('ana')
    const changed = await relayCommand(
      relay.dataFolder,
      ['user', 'password', 'ana'],
      'outra senha\n',
    )
    expect(changed.code).toBe(0)
    expect((await ana.request('/v1/session')).status).toBe(401)
    expect((await signIn('ana', 'balcao')).status).toBe(401)
    expect((await signIn('ana', 'outra senha')).status).toBe(200)
  })

  it('a new one can sign in, and live streams see it come', async () => {
    const ana = await relay.signIn('ana')
    const headers = { accept: 'text/event-stream' }
    const stream = readEventStream(await ana.request('/v1/events', { headers }))
    const args = ['user', 'add', '--name', 'Eva Nova', '--login', 'Eva', '--role', 'agent']
    expect(await relayCommand(relay.dataFolder, args, 'segredo da eva')).toMatchObject({
      code: 0,
      output: 'Added eva.\n',
    })
    const eva = await relay.signIn('eva', 'segredo da eva')
    await until('the stream has it', () =>
      stream.events.some(({ data }) => 'agentId' in data && data.agentId === eva.account.agentId),
    )
    await stream.end()
  })
})

describe('how much may be asked', () => {
  const left = ({ headers }: Response) => Number(headers.get('x-ratelimit-remaining'))
  const asStranger = (token: string) =>
    fetch(`${relay.url}/v1/events`, { headers: { authorization: `Bearer ${token}` } })

  it('by strangers is counted by address, whatever token they invent', async () => {
    const answers = [await asStranger('one'), await asStranger('two'), await signIn('ana', 'x')]
    const [first = 0] = answers.map(left)
    expect(first).toBeGreaterThan(0)
    expect(answers.map(left)).toEqual([first, first - 1, first - 2])
  })

  it('by people is counted by session', async () => {
    const [ana, bruno] = [await relay.signIn('ana'), await relay.signIn('bruno')]
    const answers = [
      await ana.request('/v1/session'),
      await ana.request('/v1/session'),
      await bruno.request('/v1/session'),
    ]
    expect(answers.map(left)).toEqual([2999, 2998, 2999])
  })
})

describe('the protocol', () => {
  it('of another version is refused, and a missing one is tolerated', async () => {
    const ana = await relay.signIn('ana')
    const other = await ana.request('/v1/session', { headers: { [PROTOCOL_HEADER]: '2' } })
    expect([other.status, await other.json()]).toMatchObject([426, { error: 'wrong-protocol' }])
    const none = await fetch(`${relay.url}/v1/session`, {
      headers: { authorization: `Bearer ${ana.token}` },
    })
    expect([none.status, none.headers.get('balcao-clock')]).toEqual([200, String(now)])
  })

  it('answers what is not there, and says nothing of itself', async () => {
    const response = await fetch(`${relay.url}/v1/nothing`)
    expect([response.status, await response.json()]).toMatchObject([404, { error: 'not-found' }])
    expect(response.headers.get('server')).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
