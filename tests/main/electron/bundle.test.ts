import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the bundled hosts import nothing but the native SQLite and Node, the shell Electron too', () => {
  expect(packagesOf('entry.js')).toEqual(['better-sqlite3', 'electron'])
  expect(packagesOf('web.js')).toEqual(['better-sqlite3'])
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
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction')
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
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', inRoot('tests', 'support', 'electron-process.ts')],
      join(folder, 'main', 'entry.js'),
      ...['--relay', 'http://127.0.0.1:9', '--data', join(folder, 'data')],
    ],
    { timeout: 20_000 },
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
})
