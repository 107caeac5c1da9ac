import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openVaultReplica, unlock } from '../../main/session/vault.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { opened } from '../support/opened-replica.ts'
import { sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'

/** Signing in asks the relay, and derives the password's key, at once. */

let relay: FakeRelay
let dataDir: string

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-sign-in-'))
})

afterEach(async () => {
  await relay.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const ana = { login: 'ana', password: 'senha' }

type Given = Partial<Parameters<typeof startConsole>[0]>
const start = (given: Given = {}) => startConsole({ relayUrl: relay.url, dataDir, ...given })

/** Once she has been here, her session at the relay ended with it. */
async function hasBeenHere(): Promise<void> {
  const console = await start({ login: 'ana' })
  await console.call('sign-out', {})
  await console.stop()
  expect(relay.sessions).toBe(0)
}

test('a slow relay and a slow key are waited for together', async () => {
  await hasBeenHere()
  const steps: string[] = []
  const { promise: isOpening, resolve } = Promise.withResolvers<void>()
  const seal = openFileSeal(dataDir)
  const console = await start({
    seal: {
      seal: seal.seal,
      open(sealed) {
        steps.push('the key is derived')
        resolve()
        return seal.open(sealed)
      },
    },
    async fetch(url, init) {
      if (init?.method !== 'POST' || !String(url).endsWith('/v1/session')) return fetch(url, init)
      steps.push('the relay is asked')
      // Who waited for its answer first would never begin with the key.
      await Promise.race([isOpening, sleep(1000)])
      const answer = await fetch(url, init)
      steps.push('the relay answers')
      return answer
    },
  })
  expect(await console.call('sign-in', ana)).toEqual({ outcome: 'signed-in' })
  expect(steps).toEqual(['the relay is asked', 'the key is derived', 'the relay answers'])
  await console.stop()
})

test('whom the relay does not let in opens nothing, though her password opens what is here', async () => {
  await hasBeenHere()
  relay.setPassword('ana', 'nova')
  const console = await start()
  expect(await console.call('sign-in', ana)).toEqual({
    ...{ outcome: 'refused', reason: 'wrong-credentials' },
  })
  expect(relay.sessions).toBe(0)
  expect(await console.call('get-status', {})).toMatchObject({
    session: { state: 'signed-out', ended: null },
  })
  await expect(console.call('count-queue', {})).rejects.toThrow()
  await console.stop()
})

describe('no session stays open at the relay for whom nothing opens here', () => {
  test.each([
    { N: 100, r: 8 },
    { N: 2 ** 17, r: 1 },
  ])('a key file asks for what scrypt cannot do (%o)', async (cost) => {
    await hasBeenHere()
    const path = keyFile()
    const kept = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...kept, scrypt: { ...kept.scrypt, ...cost } }))
    const console = await start()
    // She is told that it is damaged, and may begin anew.
    expect(await console.call('sign-in', ana)).toEqual({
      ...{ outcome: 'refused', reason: 'replica-locked' },
    })
    expect(relay.sessions).toBe(0)
    await console.stop()
  })

  test('deriving the key fails', async () => {
    await hasBeenHere()
    const { seal } = openFileSeal(dataDir)
    // Of a keychain that answers nothing.
    const console = await start({ seal: { seal, open: () => null as unknown as Uint8Array } })
    await expect(console.call('sign-in', ana)).rejects.toThrow()
    expect(relay.sessions).toBe(0)
    await relay.stop()
    await expect(console.call('sign-in', ana)).rejects.toThrow()
    await console.stop()
    await relay.start()
  })

  test('nothing can be made here', async () => {
    writeFileSync(join(dataDir, 'users'), 'no folder')
    const console = await start()
    await expect(console.call('sign-in', ana)).rejects.toThrow()
    expect(relay.sessions).toBe(0)
    await console.stop()
  })

  // Which files are open the system tells on Linux alone.
  const onLinux = test.runIf(process.platform === 'linux')

  onLinux('what is stored cannot be read, and the replica is closed again', async () => {
    await hasBeenHere()
    await spoilStored()
    const console = await start()
    await expect(console.call('sign-in', ana)).rejects.toThrow()
    expect(relay.sessions).toBe(0)
    expect(openFiles()).toEqual([])
    await console.stop()
  })

  onLinux('something goes wrong once the replica is open, which is closed again', async () => {
    await hasBeenHere()
    writeFileSync(join(dirname(keyFile()), relay.logId, 'replica.db'), 'damaged')
    relay.logId = sampleId('f', 77)
    const log = (code: string) => {
      if (code === 'former-replica-unreadable') throw new Error('the disk is full')
    }
    const console = await start({ log })
    await expect(console.call('sign-in', ana)).rejects.toThrow()
    expect(relay.sessions).toBe(0)
    expect(openFiles()).toEqual([])
    await console.stop()
  })
})

/** Its events are to be folded again, and one of them is none. */
async function spoilStored(): Promise<void> {
  const vault = { folder: dirname(keyFile()), seal: openFileSeal(dataDir) }
  const unlocking = await unlock(vault, ana.password)
  if (unlocking.outcome !== 'unlocked') throw new Error(unlocking.outcome)
  const { db, meta, close } = opened(openVaultReplica(unlocking.vault))
  db.exec(`insert into events (seq, type, at, envelope) values (9999, 'agent-saved', 1, '{}')`)
  meta.remove('projections')
  close()
}

/** Of what she has here; the console's own log and lock are its. */
function openFiles(): string[] {
  const open = '/proc/self/fd'
  return readdirSync(open)
    .flatMap((name) => {
      try {
        return readlinkSync(join(open, name))
      } catch {
        // The one by which they are listed is closed already.
        return []
      }
    })
    .filter((path) => path.startsWith(join(dataDir, 'users')))
}

function keyFile(): string {
  const [folder = ''] = readdirSync(join(dataDir, 'users'))
  return join(dataDir, 'users', folder, 'key.json')
}
