import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildIfStale } from '../../tools/build.ts'
import { inRoot } from '../../tools/root.ts'
import { type Packed, pack } from '../support/pack.ts'

let folder: string
let linux: Packed
let windows: Packed

beforeAll(async () => {
  await buildIfStale()
  folder = mkdtempSync(join(tmpdir(), 'balcao-packed-'))
  linux = await pack('linux', join(folder, 'linux'))
  windows = await pack('win', join(folder, 'win'))
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the app depends on the native SQLite and on nothing else', () => {
  expect(productionClosure()).toEqual([
    'better-sqlite3 = better-sqlite3-multiple-ciphers 13.0.3',
    // Headers for compiling; a rule of electron-builder.yml leaves them out.
    'node-addon-api 8.9.2',
  ])
})

test('of node_modules only what SQLite needs to run is packed, for one platform', () => {
  const packages = (packed: Packed) => packed.files.filter((path) => /^node_modules\//.test(path))
  const scripts = packages(linux).filter((path) => path.endsWith('.js'))
  const besides = (packed: Packed) => packages(packed).filter((path) => !scripts.includes(path))

  expect(scripts.every((path) => path.startsWith('node_modules/better-sqlite3/lib/'))).toBe(true)
  expect(scripts).toContain('node_modules/better-sqlite3/lib/index.js')
  expect(besides(linux)).toEqual([
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node unpacked',
  ])
  expect(besides(windows)).toEqual([
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/prebuilds/win32-x64.node unpacked',
  ])
})

test('of the repository only the built shell and the built screen are packed', () => {
  const own = linux.files.filter((path) => !path.startsWith('node_modules/'))
  const isScreen = (path: string) => path.startsWith('out/renderer/')

  const isTray = (path: string) => /^out\/main\/tray\/(tray|badge)-(\d|more)(@2x)?\.png$/.test(path)
  expect(own.filter(isTray)).toHaveLength(42)
  expect(own.filter((path) => !isScreen(path) && !isTray(path))).toEqual([
    'out/main/entry.js',
    'out/main/history-thread.js',
    'out/main/icon.png',
    'out/main/shell.js',
    'out/preload/preload.cjs',
    'package.json',
  ])
  const screen = own.filter(isScreen)
  expect(screen).toContain('out/renderer/index.html')
  expect(screen.filter((path) => !/\.(html|js|css|svg|png|woff2)$/.test(path))).toEqual([])
  expect(windows.files.filter((path) => !path.startsWith('node_modules/'))).toEqual(own)
})

test('of languages, Portuguese of Brazil and English are packed', () => {
  expect(linux.locales).toEqual(['en-US.pak', 'pt-BR.pak'])
})

test('the packed program cannot be used as Node, debugged or fed another app', () => {
  const names = [
    'runAsNode',
    'enableCookieEncryption',
    'enableNodeOptionsEnvironmentVariable',
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
    'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
  ]
  const fuses = Object.fromEntries(names.map((name, at) => [name, linux.fuses[at] === '1']))
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(windows.fuses).toBe(linux.fuses)
})

test('the program carries the identity that its installer registers', () => {
  const installed = /^appId: (\S+)$/m.exec(readFileSync(inRoot('electron-builder.yml'), 'utf8'))
  const carried = /APP_ID = ["'](.+)["']/.exec(
    readFileSync(inRoot('out', 'main', 'shell.js'), 'utf8'),
  )
  expect(carried?.[1]).toBe(installed?.[1])
  expect(carried?.[1]).toMatch(/^br\./)
})

type LockEntry = {
  name?: string
  version?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** What `dependencies` of the root need, all the way down, as `npm ci` lays it. */
function productionClosure(): string[] {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(
    readFileSync(inRoot('package-lock.json'), 'utf8'),
  )
  const found = new Map<string, string>()
  const visit = (from: string) => {
    const entry = lock.packages[from]
    for (const name of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) {
      const path = locate(name, from, lock.packages)
      const { name: real, version } = lock.packages[path] ?? {}
      if (found.has(path)) continue
      found.set(path, `${name}${real ? ` = ${real}` : ''} ${version}`)
      visit(path)
    }
  }
  visit('')
  return [...found.values()].sort()
}

/** As Node looks: in the package's own node_modules, then in those of the folders above. */
function locate(name: string, from: string, packages: Record<string, LockEntry>): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in packages || folder === '') return path
  }
}
