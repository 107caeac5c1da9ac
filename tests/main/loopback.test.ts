import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Loopback, serve } from '../../main/web/serve.ts'
import { readStaticFiles } from '../../main/web/static-files.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'

const token = 'a-token-of-this-start'
let folder: string
let console: TestConsole
let loopback: Loopback

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-screen-'))
  const screen = join(folder, 'screen')
  mkdirSync(join(screen, 'assets'), { recursive: true })
  writeFileSync(join(screen, 'index.html'), '<!doctype html><title>Balcão</title>')
  writeFileSync(join(screen, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const files = readStaticFiles(screen)
  if (!files) throw new Error('not built')
  console = await startConsole({ relayUrl: null })
  const log = (code: string) => console.logged.push(code)
  loopback = await serve({ console, files, port: 0, token, log })
})

afterEach(async () => {
  await loopback.close()
  await console.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the screen', () => {
  test('is served with a strict policy and never kept', async () => {
    const { status, headers, body } = await ask('GET', '/')
    expect({ status, body }).toEqual({
      status: 200,
      body: '<!doctype html><title>Balcão</title>',
    })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*|http:/)
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '//etc/hostname',
    '/assets/',
    '/assets',
    '/index.html%00',
  ])('%s is not there', async (path) => {
    expect((await ask('GET', path)).status).toBe(404)
  })

  test('nothing can be written', async () => {
    expect((await ask('PUT', '/index.html')).status).toBe(405)
  })
})

describe('calls', () => {
  test('are answered to whoever has the token', async () => {
    expect(await post('get-status', {})).toMatchObject({
      status: 200,
      body: expect.stringContaining('"state":"signed-out"'),
    })
  })

  test.each([
    ['no token', {}],
    ['another token', { authorization: 'Bearer something-else' }],
    ['the token and more', { authorization: `Bearer ${token}x` }],
  ])('are refused with %s', async (_what, headers) => {
    const answer = await ask('POST', '/ipc/get-status', { headers, body: '{}' })
    expect(answer).toMatchObject({ status: 401, body: '{"error":"unauthenticated"}' })
  })

  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '[::1]:80',
  ])('are refused for the host %s, and so is the screen', async (host) => {
    const headers = { host, authorization: `Bearer ${token}` }
    expect((await ask('POST', '/ipc/get-status', { headers, body: '{}' })).status).toBe(403)
    expect((await ask('GET', '/', { headers })).status).toBe(403)
  })

  test.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://localhost:1', 403],
    ['ours', 200],
  ])('from a page of %s: %i', async (origin, status) => {
    const ours = `http://127.0.0.1:${loopback.port}`
    const headers = { origin: origin === 'ours' ? ours : origin }
    expect((await post('get-status', {}, headers)).status).toBe(status)
  })

  test.each([
    ['no-such-channel', '{}', 404, 'unknown-channel'],
    ['toString', '{}', 404, 'unknown-channel'],
    ['sign-in', '{"login":"ana"}', 400, 'malformed'],
    ['sign-in', 'not json', 400, 'malformed'],
    ['page-queue', '{"view":"all","after":null,"limit":1}', 400, 'malformed'],
    ['page-queue', '{"view":"mine","after":null,"limit":100000}', 400, 'malformed'],
    ['count-queue', '{}', 409, 'signed-out'],
  ])('%s with %s: %i', async (channel, body, status, error) => {
    const headers = { authorization: `Bearer ${token}` }
    expect(await ask('POST', `/ipc/${channel}`, { headers, body })).toMatchObject({
      status,
      body: JSON.stringify({ error }),
    })
  })

  test('with too much in them are refused', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const body = JSON.stringify({ url: 'x'.repeat(300_000) })
    expect((await ask('POST', '/ipc/set-relay', { headers, body })).status).toBe(413)
  })
})

describe('pushes', () => {
  test('begin with the status of now, and follow what happens', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`http://127.0.0.1:${loopback.port}/ipc/pushes`, { headers })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    const push = JSON.parse((first?.value ?? '').replace(/^data: /, ''))
    expect(push).toMatchObject({ name: 'status-changed', payload: { relayUrl: null } })
    await reader?.cancel()
  })

  test('need the token', async () => {
    expect((await ask('GET', '/ipc/pushes')).status).toBe(401)
  })
})

function post(channel: string, args: object, headers: Record<string, string> = {}) {
  return ask('POST', `/ipc/${channel}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(args),
  })
}

/** A request as it is, without what `fetch` would mend in its path and headers. */
async function ask(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
) {
  const asked = request({ host: '127.0.0.1', port: loopback.port, method, path, headers })
  asked.end(body)
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, headers: response.headers, body: text }
}
