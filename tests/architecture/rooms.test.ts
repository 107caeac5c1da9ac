import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize, sep } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../tools/root.ts'

/** Who may use whom: the table of ARCHITECTURE.md. A room may always use itself. */
const law: Record<string, { rooms: string[]; node: boolean; packages?: string[] }> = {
  shared: { rooms: [], node: false, packages: ['zod', 'temporal-polyfill', 'libphonenumber-js'] },
  main: { rooms: ['shared'], node: true },
  'main/electron': { rooms: ['main', 'shared'], node: true },
  renderer: { rooms: ['shared'], node: false },
  relay: { rooms: ['shared', 'resources'], node: true },
  simulator: { rooms: [], node: true },
  tools: { rooms: [], node: true },
  // What is run and not packed may look into every room.
  tests: {
    rooms: ['shared', 'main', 'main/electron', 'renderer', 'relay', 'simulator', 'tools'],
    node: true,
  },
}

type Import = { from: string; what: string }

const imports = Object.keys(law).flatMap(importsOf)

test('the walk finds the imports of every room', () => {
  const rooms = new Set(imports.map(({ from }) => roomOf(from)))
  expect([...rooms].sort()).toEqual(Object.keys(law).sort())
})

test('no room uses another that it may not use', () => {
  const strangers = imports.filter(({ from, what }) => {
    if (!what.startsWith('.')) return false
    const user = roomOf(from)
    const used = roomOf(normalize(join(dirname(from), what)))
    return used !== user && !law[user]?.rooms.includes(used)
  })
  expect(strangers).toEqual([])
})

test('shared and the screen use nothing of Node', () => {
  const offenders = imports.filter(
    ({ from, what }) =>
      !law[roomOf(from)]?.node &&
      (what.startsWith('node:') || builtinModules.includes(what.split('/')[0] ?? '')),
  )
  expect(offenders).toEqual([])
})

test('shared uses only its few packages', () => {
  const offenders = imports.filter(({ from, what }) => {
    const packages = law[roomOf(from)]?.packages
    return packages && !what.startsWith('.') && !packages.includes(packageOf(what))
  })
  expect(offenders).toEqual([])
})

test('only the shell imports Electron', () => {
  const offenders = imports.filter(
    ({ from, what }) => what === 'electron' && !/^main\/electron\//.test(from),
  )
  expect(offenders).toEqual([])
})

test('nothing that Electron runs uses what its BoringSSL lacks', () => {
  const users = globSync('{main,shared}/**/*.ts', { cwd: root }).filter((path) =>
    /\bargon2\b(?!id)/.test(readFileSync(join(root, path), 'utf8').replaceAll(/\/\*.*?\*\//gs, '')),
  )
  expect(users).toEqual([])
})

test('only the bridge knows which host the screen is in', () => {
  const users = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
    .filter((path) =>
      /window\.balcao|['"`]\/(ipc|media)\//.test(readFileSync(join(root, path), 'utf8')),
    )
    .map((path) => path.split(sep).join('/'))
  expect(users).toEqual(['renderer/bridge.ts'])
})

test('features of the screen are strangers to each other', () => {
  const featureOf = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
  const offenders = imports.filter(({ from, what }) => {
    const feature = featureOf(from)
    const other = what.startsWith('.') ? featureOf(normalize(join(dirname(from), what))) : undefined
    return feature && other && feature !== other
  })
  expect(offenders).toEqual([])
})

function importsOf(room: string): Import[] {
  return globSync(`${room}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => roomOf(path) === room)
    .flatMap((from) => {
      const text = readFileSync(join(root, from), 'utf8')
      const found = text.matchAll(
        /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g,
      )
      return [...found].map((match) => ({ from, what: match[1] ?? match[2] ?? '' }))
    })
}

function roomOf(path: string): string {
  if (path.startsWith('main/electron/')) return 'main/electron'
  return path.split('/')[0] ?? ''
}

function packageOf(what: string): string {
  const [first = '', second = ''] = what.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}
