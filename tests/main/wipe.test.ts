import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVault, moveAside, openVaultReplica, vaultOf } from '../../main/session/vault.ts'
import { finishWipes, wipeVault } from '../../main/session/wipe.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-wipe-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const owner = { logId: sampleId('e', 1), agentId: sampleId('a', 1) }
const users = () => readdirSync(join(dataDir, 'users')).sort()

/** A vault with a replica, and an older one that was put aside. */
async function vaultOfAna() {
  const vault = vaultOf(dataDir, 'http://127.0.0.1:1', 'ana', { seal: openFileSeal(dataDir) })
  for (const when of ['before', 'now']) {
    const opened = openVaultReplica(await createVault(vault, 'senha', owner))
    if (opened.outcome === 'opened') opened.replica.close()
    if (when === 'before') moveAside(vault)
  }
  return vault
}

test('everything of one user goes, and nothing of another', async () => {
  const vault = await vaultOfAna()
  const bruno = vaultOf(dataDir, 'http://127.0.0.1:1', 'bruno', { seal: openFileSeal(dataDir) })
  await createVault(bruno, 'senha', owner)
  wipeVault(vault)
  expect(users().map((name) => join(dataDir, 'users', name))).toEqual([bruno.folder])
})

test('wherever it is cut off, no file goes before the keys, and the next start ends it', async () => {
  const vault = await vaultOfAna()
  const kept = join(dataDir, 'kept')
  cpSync(join(dataDir, 'users'), kept, { recursive: true })
  const before = users()
  let last = 1
  while (crashes(() => wipeVault(vault, endingBefore(last)))) {
    const folders = before.map((name) => join(dataDir, 'users', name))
    const isBegun = folders.some((folder) => !existsSync(join(folder, owner.logId)))
    const keys = folders.filter((folder) => existsSync(join(folder, 'key.json')))
    // A file has gone only where no key is left to read the others with.
    if (isBegun) expect(keys).toEqual([])
    finishWipes(dataDir)
    // Only before the very first step nobody has said that anything is to go.
    expect(users()).toEqual(last === 1 ? before : [])
    rmSync(join(dataDir, 'users'), { recursive: true })
    cpSync(kept, join(dataDir, 'users'), { recursive: true })
    last += 1
  }
  expect(last).toBeGreaterThan(8)
  expect(users()).toEqual([])
})

/** The program ends before the n-th step on the disk. */
function endingBefore(last: number) {
  let steps = 0
  return (act: () => void) => {
    steps += 1
    if (steps === last) throw new Error('crash')
    act()
  }
}

function crashes(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    expect(error).toHaveProperty('message', 'crash')
    return true
  }
}

test('signing out can take everything along: what would be lost is told, and no password opens it', async () => {
  const relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  const sample = new SampleLog()
  sample.now = Date.now() - 60_000
  sample.receive(1, 'bom dia')
  relay.append(...sample.events.slice(sampleAccounts.length))
  const console = await startConsole({ relayUrl: relay.url, dataDir, login: 'ana' })
  await console.waitUntilConnected()
  await relay.stop()
  await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  const command = sample.command(1, { type: 'claim-attendance' })
  await console.call('issue-command', { command })
  await console.call('save-draft', { conversationId: sampleId('c', 1), text: 'já começado' })
  expect(await console.call('weigh-wipe', {})).toEqual({ unsent: 1, drafts: 1, files: 0 })

  expect(await console.call('sign-out', { wipe: true })).toEqual({ outcome: 'signed-out' })
  expect(users()).toEqual([])
  expect(await console.call('sign-in', { login: 'ana', password: 'senha' })).toEqual({
    ...{ outcome: 'refused', reason: 'unreachable' },
  })
  await relay.start()
  const again = await console.call('sign-in', { login: 'ana', password: 'senha' })
  expect(again).toEqual({ outcome: 'signed-in' })
  await console.waitUntilConnected()
  expect(await console.call('weigh-wipe', {})).toEqual({ unsent: 0, drafts: 0, files: 0 })
  await console.stop()
  await relay.stop()
})
