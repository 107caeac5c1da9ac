import { execFile, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBeside } from '../../../main/replica/replica-files.ts'
import { HistoryBuilder } from '../../../main/sync/history-builder.ts'
import { buildHosts } from '../../../tools/build-hosts.ts'
import { inRoot } from '../../../tools/root.ts'

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-bundle-'))
  await buildHosts(folder)
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the bundled hosts import nothing but the native SQLite and Node, the shell Electron too', () => {
  expect(packagesOf('shell.js')).toEqual(['better-sqlite3', 'electron'])
  expect(packagesOf('loopback.js')).toEqual(['better-sqlite3'])
  for (const start of ['entry.js', 'web.js']) expect(packagesOf(start)).toEqual([])
})

function packagesOf(program: string): string[] {
  const code = readFileSync(join(folder, 'main', program), 'utf8')
  const imported = [...code.matchAll(/^(?:import|export) .*?from ["'](.+?)["']/gm)].map(
    ([, what = '']) => what,
  )
  const packages = imported.filter((what) => !builtinModules.includes(what.replace(/^node:/, '')))
  return [...new Set(packages)].sort()
}

test('the bundled thread builds a replica', async () => {
  const program = pathToFileURL(join(folder, 'main', 'history-thread.js'))
  const place = { folder, key: randomBytes(32) }
  const builder = await HistoryBuilder.start(program, { ...place, erased: 0 })
  const agent = { type: 'agent-saved', agentId: randomUUID(), name: 'Ana', roles: ['agent'] }
  await builder.take(
    Buffer.from(`${JSON.stringify({ seq: 1, at: 1, ...agent, disabled: false })}\n`),
  )
  expect(await builder.endBody()).toBe(1)
  await builder.close('whole')
  const opened = openBeside(place)
  expect(opened.outcome === 'opened' && opened.replica.people.agents()).toMatchObject([
    { name: 'Ana' },
  ])
  if (opened.outcome === 'opened') opened.replica.close()
})

test('the bundled shell runs: a window, the screen, the console; and it ends by itself', async () => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', inRoot('tests', 'support', 'electron-process.ts')],
      join(folder, 'main', 'entry.js'),
      ...['--relay', 'http://127.0.0.1:9', '--data', join(folder, 'data')],
    ],
    { timeout: 100_000 },
  )
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    page: '<!doctype html>',
    status: {
      relayUrl: 'http://127.0.0.1:9',
      relayFixed: true,
      session: { state: 'signed-out', ended: null },
    },
  })
  expect(compiledIn(join(folder, 'data', 'compiled', 'shell'))).not.toEqual([])
})

/** What Node logs where it need not compile the program. */
const accepted = /for ESM .*loopback\.js was accepted/

test('what a start compiled serves the next one, and spoiled or cut off it hinders none', async () => {
  const compiled = join(folder, 'at-loopback', 'compiled', 'web')
  expect(await startLoopback()).not.toMatch(accepted)
  expect(compiledIn(compiled)).not.toEqual([])
  expect(await startLoopback()).toMatch(accepted)
  for (const file of compiledIn(compiled)) spoil(file)
  expect(await startLoopback()).not.toMatch(accepted)
  for (const file of compiledIn(compiled)) truncateSync(file, 21)
  expect(await startLoopback()).not.toMatch(accepted)
})

test('what was compiled is its owner’s alone, and nothing is run that another could have written or that is of another version', async () => {
  const compiled = join(folder, 'at-loopback', 'compiled', 'web')
  const others = (path: string) => statSync(path).mode & 0o077
  rmSync(compiled, { recursive: true, force: true })
  writeFileSync(compiled, 'no folder')
  await startLoopback()
  expect([compiled, ...compiledIn(compiled)].filter(others)).toEqual([])

  const older = join(compiled, 'v1.0.0')
  mkdirSync(older)
  expect(await startLoopback()).toMatch(accepted)
  expect(existsSync(older)).toBe(false)
  chmodSync(compiled, 0o777)
  expect(await startLoopback()).not.toMatch(accepted)
  expect(others(compiled)).toBe(0)
})

test('where nothing can be kept, the log says why and the console starts', async () => {
  const compiled = join(folder, 'at-loopback', 'compiled')
  rmSync(compiled, { recursive: true, force: true })
  writeFileSync(compiled, 'no folder')
  expect(await startLoopback()).toMatch(/"code":"compiled-not-kept","why":"E/)

  // Somebody else could put another folder there.
  rmSync(compiled)
  chmodSync(join(folder, 'at-loopback'), 0o777)
  expect(await startLoopback()).toMatch(/"code":"compiled-not-kept","why":"others-may-write"/)
  expect(existsSync(join(compiled, 'web'))).toBe(false)
  chmodSync(join(folder, 'at-loopback'), 0o700)
  rmSync(compiled, { recursive: true })
  const moving = await startLoopback({ APPIMAGE: '/opt/Balcao.AppImage' })
  expect(moving).toContain('"why":"moving-program"')
})

/** Starts it in always the same data folder, and ends it as the system does. @returns what it logged, Node too. */
async function startLoopback(environment: Record<string, string> = {}): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      ...[join(folder, 'main', 'web.js'), '--relay', 'http://127.0.0.1:9', '--no-open'],
      ...['--data', join(folder, 'at-loopback'), '--renderer', join(folder, 'renderer')],
    ],
    { env: { ...process.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE', ...environment } },
  )
  const logged = Promise.all([text(child.stdout), text(child.stderr)])
  const started = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Balcão: ') && resolve())
  })
  const ended = once(child, 'exit')
  await Promise.race([started, ended])
  child.kill('SIGTERM')
  const [code] = await ended
  expect(code).toBe(0)
  return (await logged).join('')
}

function compiledIn(compiled: string): string[] {
  return globSync(join(compiled, '*', '*'))
}

/** One bit in the middle. */
function spoil(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  writeFileSync(path, bytes)
}
