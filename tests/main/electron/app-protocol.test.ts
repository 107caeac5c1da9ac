import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveScreen } from '../../../main/electron/app-protocol.ts'
import { commonHeaders } from '../../../main/web/headers.ts'
import { readStaticFiles } from '../../../main/web/static-files.ts'

let folder: string
let serve: (request: Request) => Promise<Response>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-screen-'))
  const screen = join(folder, 'renderer')
  mkdirSync(join(screen, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'not of the screen')
  writeFileSync(join(screen, 'index.html'), '<!doctype html>')
  writeFileSync(join(screen, 'assets', 'index-1a2b.js'), 'start()')
  serve = serveScreen(readStaticFiles(screen) ?? new Map(), {
    answerMedia: async () => new Response('media'),
    look: () => ({ theme: 'dark', language: 'en', density: 'compact' }),
  })
  writeFileSync(join(screen, 'later.html'), 'was not there at the start')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a listed file is served with its type, under the headers of the loopback host', async () => {
  const page = await serve(new Request('app://balcao/index.html?theme=dark#top'))
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>'])
  expect(Object.fromEntries(page.headers)).toEqual({
    ...commonHeaders,
    'content-type': 'text/html; charset=utf-8',
  })
  const script = await serve(new Request('app://balcao/assets/index-1a2b.js'))
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe('start()')
})

test('nothing runs, loads or frames that is not the screen itself', () => {
  const policy = commonHeaders['content-security-policy'].split('; ')
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
  )
  const permissions = commonHeaders['permissions-policy'].split(', ')
  expect(permissions).toEqual(expect.arrayContaining(['microphone=(self)', 'camera=()']))
})

test.for([
  'app://balcao/later.html',
  'app://balcao/assets',
  'app://balcao/../secret.txt',
  'app://balcao/assets/../../secret.txt',
  'app://balcao/%2e%2e/secret.txt',
  'app://balcao/..%2fsecret.txt',
  'app://balcao/..%5csecret.txt',
  'app://balcao//etc/hostname',
  'app://balcao/index.html%00.js',
  'app://balcao:1/index.html',
  'app://another/index.html',
])('%s is not served', async (url) => {
  const answer = await serve(new Request(url))
  expect([answer.status, await answer.text()]).toEqual([404, ''])
})

test('nothing can be written', async () => {
  const request = new Request('app://balcao/index.html', { method: 'POST', body: 'x' })
  expect((await serve(request)).status).toBe(404)
})
