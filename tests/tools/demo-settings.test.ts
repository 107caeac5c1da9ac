import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSettings } from '../../tools/demo-settings.ts'
import { lastingPort } from '../support/lasting-port.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-demo-'))
  path = join(folder, 'demo.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Not the demo's usual ports: one may be starting beside this. */
async function keepSome() {
  const [relay, admin, simulator] = [await lastingPort(), await lastingPort(), await lastingPort()]
  const kept = { appSecret: 'a', verifyToken: 'b', token: 'c', ports: { relay, admin, simulator } }
  writeFileSync(path, JSON.stringify(kept))
  return kept
}

test('the next start has the same secrets and the same ports', async () => {
  const kept = await keepSome()
  expect(await keepSettings(path)).toEqual(kept)
  expect(statSync(path).mode & 0o077).toBe(0)
})

test('a port that somebody else took is replaced, and the new one is kept', async () => {
  const first = await keepSome()
  const server = createServer().listen(first.ports.relay, '127.0.0.1')
  await once(server, 'listening')
  const second = await keepSettings(path)
  server.close()
  expect(second).toEqual({ ...first, ports: { ...first.ports, relay: expect.any(Number) } })
  expect(second.ports.relay).not.toBe(first.ports.relay)
  expect(await keepSettings(path)).toEqual(second)
})
