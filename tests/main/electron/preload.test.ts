import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Push } from '../../../shared/ipc/pushes.ts'
import { callSchemas } from '../../../shared/ipc.ts'
import { buildHosts } from '../../../tools/build-hosts.ts'

/** What the bundled preload did, run where there is nothing but a `require` for electron. */
type World = {
  required: string[]
  exposed: Record<string, Exposed>
  invoked: { channel: string; args: unknown }[]
  listeners: Map<string, Set<(event: unknown, push: unknown) => void>>
}
type Exposed = {
  host: string
  call(channel: string, args: unknown): Promise<unknown>
  onPush(listener: (...heard: unknown[]) => void): () => void
  platform: string
  tellShell(order: unknown): Promise<void>
  onShellWish(listener: (...heard: unknown[]) => void): () => void
}

let folder: string
let code: string
let world: World
let balcao: Exposed

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-preload-'))
  await buildHosts(folder)
  code = readFileSync(join(folder, 'preload', 'preload.cjs'), 'utf8')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(() => {
  world = run(code)
  const exposed = world.exposed['balcao']
  if (!exposed) throw new Error('nothing was exposed')
  balcao = exposed
})

test('the preload is one file that needs nothing but electron', () => {
  expect(readdirSync(join(folder, 'preload'))).toEqual(['preload.cjs'])
  expect(world.required).toEqual(['electron'])
  expect(code).not.toMatch(/\bimport\b/)
})

test('it exposes window.balcao with a name, calls, pushes and the shell, and nothing else', () => {
  expect(Object.keys(world.exposed)).toEqual(['balcao'])
  expect(Object.entries(balcao).map(([name, value]) => [name, typeof value])).toEqual([
    ['host', 'string'],
    ['call', 'function'],
    ['onPush', 'function'],
    ['platform', 'string'],
    ['tellShell', 'function'],
    ['onShellWish', 'function'],
  ])
  expect(balcao.host).toBe('electron')
})

test('every channel of the contract can be called, with its arguments as they are', async () => {
  const channels = Object.keys(callSchemas)
  for (const channel of channels) await balcao.call(channel, { of: channel })
  expect(world.invoked).toEqual(channels.map((channel) => ({ channel, args: { of: channel } })))
})

test('no other channel can be called', async () => {
  for (const channel of ['ELECTRON_BROWSER_SANDBOX_LOAD', 'push', '__proto__', 'toString', '']) {
    await expect(balcao.call(channel, {})).rejects.toThrow('unknown-channel')
  }
  expect(world.invoked).toEqual([])
})

test('a listener hears the push alone, and nothing once it stopped', () => {
  const heard: unknown[][] = []
  const stop = balcao.onPush((...all) => heard.push(all))
  const push: Push = { name: 'queue-changed', payload: {} }
  tell('push', push)
  stop()
  tell('push', push)
  expect(heard).toEqual([[push]])
  expect([...world.listeners].map(([channel, all]) => [channel, all.size])).toEqual([['push', 0]])
})

test('orders go to the shell, and its wishes come without their sender', async () => {
  const heard: unknown[][] = []
  const stop = balcao.onShellWish((...all) => heard.push(all))
  const [order, wish] = [{ name: 'close-notice', noticeId: '1' }, { name: 'notice-pressed' }]
  await balcao.tellShell(order)
  tell('shell-wish', wish)
  stop()
  tell('shell-wish', wish)
  expect([balcao.platform, world.invoked, heard]).toEqual([
    'win32',
    [{ channel: 'tell-shell', args: order }],
    [[wish]],
  ])
})

function tell(channel: string, push: unknown): void {
  for (const listener of world.listeners.get(channel) ?? []) listener({ sender: 'secret' }, push)
}

function run(source: string): World {
  const made: World = { required: [], exposed: {}, invoked: [], listeners: new Map() }
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: Exposed) => {
        made.exposed[name] = value
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, args: unknown) => {
        made.invoked.push({ channel, args })
      },
      on: (channel: string, listener: (event: unknown, push: unknown) => void) => {
        made.listeners.set(channel, (made.listeners.get(channel) ?? new Set()).add(listener))
      },
      off: (channel: string, listener: (event: unknown, push: unknown) => void) => {
        made.listeners.get(channel)?.delete(listener)
      },
    },
  }
  const require = (name: string) => {
    made.required.push(name)
    return electron
  }
  runInContext(
    source,
    createContext({
      require,
      process: { platform: 'win32' },
      exports: {},
      module: { exports: {} },
    }),
  )
  return made
}
