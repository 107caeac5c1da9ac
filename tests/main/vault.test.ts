import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVault, keyPath, unlock, vaultOf } from '../../main/session/vault.ts'
import { openEncrypted } from '../../main/store/database.ts'
import { NEWEST_SCHEMA } from '../../main/store/migrations.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'

let relay: FakeRelay
let dataDir: string

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-vault-'))
})

afterEach(async () => {
  await relay.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('what lies on the disk', () => {
  test('words, names and tokens are in no file', async () => {
    const sample = new SampleLog()
    sample.receive(1, 'palavra-plantada-recebida')
    relay.append(...sample.events.slice(sampleAccounts.length))
    const console = await start('ana')
    await console.waitFor('count-queue', {}, ({ waiting }) => waiting === 1)
    const conversationId = sampleId('c', 1)
    await console.call('save-draft', { conversationId, text: 'palavra-plantada-rascunho' })
    await relay.stop()
    await console.call('issue-command', {
      command: sample.command(1, {
        type: 'add-note',
        noteId: sampleId('f', 1),
        text: 'palavra-plantada-nota',
      }),
    })
    const whileOpen = bytesUnder(dataDir)
    await console.stop()
    const planted = [
      'palavra-plantada',
      'Cidadã 1',
      'Prefeitura de Teste',
      '5563999990001',
      'senha',
    ]
    for (const bytes of [whileOpen, bytesUnder(dataDir)]) {
      expect(planted.filter((words) => bytes.includes(words))).toEqual([])
    }
    // The look itself works: the settings of this PC are plain.
    expect(whileOpen.includes('scrypt')).toBe(true)
  })

  test('a key costs as much to guess as OWASP advises', async () => {
    const vault = vaultOf(dataDir, relay.url, 'ana', { seal: openFileSeal(dataDir) })
    await createVault(vault, 'senha', { logId: sampleId('f', 9), agentId: sampleId('a', 9) })
    const { scrypt } = JSON.parse(readFileSync(keyPath(vault.folder), 'utf8'))
    expect(scrypt).toMatchObject({ N: 2 ** 17, r: 8, p: 1 })
  })

  test('only the owner may read the keys', async () => {
    await (await start('ana')).stop()
    const keys = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('key') || name.endsWith('key.json'),
    )
    expect(keys).toHaveLength(2)
    for (const key of keys) expect(statSync(join(dataDir, key)).mode & 0o077).toBe(0)
  })
})

test('a replica of the first versions, whose key was derived once more, still opens', () => {
  const path = join(dataDir, 'old.db')
  const key = randomBytes(32)
  const old = new Sqlite(path)
  old.pragma("cipher = 'aegis'")
  old.pragma(`hexkey = '${key.toString('hex')}'`)
  old.pragma('journal_mode = WAL')
  old.exec("create table drafts (text); insert into drafts values ('guardado')")
  old.close()
  const db = openEncrypted(path, key)
  expect(db.prepare('select text from drafts').pluck().all()).toEqual(['guardado'])
  db.close()
  expect(() => openEncrypted(path, randomBytes(32))).toThrow(/not a database/)
})

describe('two users of one PC', () => {
  test('neither opens or finds what is the other’s', async () => {
    const ana = await start('ana')
    await ana.call('save-draft', { conversationId: sampleId('c', 1), text: 'só da ana' })
    await ana.stop()
    const bruno = await start('bruno')
    await bruno.stop()
    expect(readdirSync(join(dataDir, 'users'))).toHaveLength(2)
    const seal = openFileSeal(dataDir)
    const brunos = await unlock(vaultOf(dataDir, relay.url, 'BRUNO', { seal }), 'senha')
    const anas = replicaOf('ana')
    if (brunos.outcome !== 'unlocked') throw new Error(brunos.outcome)
    expect(() => openEncrypted(anas, brunos.vault.key)).toThrow(/not a database/)
  })

  test('a copied folder without the seal’s key does not open', async () => {
    await (await start('ana')).stop()
    const elsewhere = mkdtempSync(join(tmpdir(), 'balcao-elsewhere-'))
    const foreign = openFileSeal(elsewhere)
    const result = await unlock(vaultOf(dataDir, relay.url, 'ana', { seal: foreign }), 'senha')
    expect(result).toEqual({ outcome: 'locked' })
    rmSync(elsewhere, { recursive: true })
  })
})

describe('signing in while the relay is away', () => {
  test('the password opens what is on this PC', async () => {
    const sample = new SampleLog()
    sample.receive(1, 'bom dia')
    relay.append(...sample.events.slice(sampleAccounts.length))
    const online = await start('ana')
    await online.waitFor('count-queue', {}, ({ waiting }) => waiting === 1)
    await online.stop()
    await relay.stop()

    const offline = await start('Ana')
    expect(await offline.call('get-status', {})).toMatchObject({
      session: { state: 'signed-in', account: { login: 'ana' } },
      sync: { state: 'disconnected', problem: null, heardAt: expect.any(Number) },
    })
    expect(await offline.call('count-queue', {})).toMatchObject({ waiting: 1 })
    await relay.start()
    await offline.waitUntilConnected()
    await offline.stop()
  })

  test.each([
    ['ana', 'errada', 'wrong-credentials'],
    ['bruno', 'senha', 'unreachable'],
  ])('%s with "%s": %s', async (login, password, reason) => {
    await (await start('ana')).stop()
    await relay.stop()
    const offline = await start()
    expect(await offline.call('sign-in', { login, password })).toEqual({
      outcome: 'refused',
      reason,
    })
    await offline.stop()
  })
})

describe('a replica that cannot be opened is left as it is', () => {
  test('the relay took a new password', async () => {
    await (await start('ana')).stop()
    const before = readFileSync(replicaOf('ana'))
    relay.setPassword('ana', 'nova')
    const console = await start()
    expect(await console.call('sign-in', { login: 'ana', password: 'nova' })).toEqual({
      outcome: 'refused',
      reason: 'replica-locked',
    })
    await console.stop()
    expect(readFileSync(replicaOf('ana')).equals(before)).toBe(true)
  })

  test('a newer version wrote it', async () => {
    await (await start('ana')).stop()
    const seal = openFileSeal(dataDir)
    const unlocked = await unlock(vaultOf(dataDir, relay.url, 'ana', { seal }), 'senha')
    if (unlocked.outcome !== 'unlocked') throw new Error(unlocked.outcome)
    const db = openEncrypted(replicaOf('ana'), unlocked.vault.key)
    db.pragma(`user_version = ${NEWEST_SCHEMA + 10}`)
    db.close()
    const console = await start()
    expect(await console.call('sign-in', { login: 'ana', password: 'senha' })).toEqual({
      outcome: 'refused',
      reason: 'replica-newer',
    })
    await console.stop()
  })
})

describe('the relay took a new password', () => {
  const conversationId = sampleId('c', 1)

  beforeEach(async () => {
    const console = await start('ana')
    await console.call('save-draft', { conversationId, text: 'pela metade' })
    await console.stop()
    relay.setPassword('ana', 'nova')
  })

  test('with the previous one the data open, and from then on with the new one', async () => {
    const console = await start()
    const credentials = { login: 'ana', password: 'nova' }
    const previous = (password: string) =>
      console.call('sign-in', { ...credentials, locked: { way: 'previous-password', password } })
    expect(await previous('outra')).toEqual({
      outcome: 'refused',
      reason: 'wrong-previous-password',
    })
    expect(await previous('senha')).toEqual({ outcome: 'signed-in' })
    expect(await drafts(replicaOf('ana'), 'nova')).toEqual(['pela metade'])
    await console.call('sign-out', {})
    await relay.stop()
    expect(await console.call('sign-in', credentials)).toEqual({ outcome: 'signed-in' })
    await console.stop()
  })

  test('starting anew moves the data aside, and deletes nothing', async () => {
    const console = await start()
    const started = await console.call('sign-in', {
      ...{ login: 'ana', password: 'nova' },
      locked: { way: 'start-anew' },
    })
    expect(started).toEqual({ outcome: 'signed-in' })
    await console.stop()
    expect(await drafts(replicaOf('ana'), 'nova')).toEqual([])
    const [aside = ''] = readdirSync(join(dataDir, 'users')).filter((name) => name.includes('.'))
    const old = join(dataDir, 'users', aside, relay.logId, 'replica.db')
    expect(await drafts(old, 'senha')).toEqual(['pela metade'])
  })
})

test('a relay with another address is the same relay: what was here stays within reach', async () => {
  const first = await start('ana')
  await first.call('save-draft', { conversationId: sampleId('c', 1), text: 'pela metade' })
  await first.stop()
  await (await start('bruno')).stop()
  const relayUrl = relay.url.replace('127.0.0.1', 'localhost')
  await (await startConsole({ relayUrl, dataDir, login: 'ana' })).stop()
  const old = replicaOf('ana')
  expect(existsSync(old)).toBe(false)
  const { folder } = vaultOf(dataDir, relayUrl, 'ana', { seal: openFileSeal(dataDir) })
  expect(await drafts(join(folder, relay.logId, 'replica.db'), 'senha')).toEqual(['pela metade'])
})

test('another log gets a replica of its own, and the first one goes once nothing is only in it', async () => {
  const sample = new SampleLog()
  sample.receive(1, 'do registro antigo')
  relay.append(...sample.events.slice(sampleAccounts.length))
  const before = await start('ana')
  await before.waitFor('count-queue', {}, ({ waiting }) => waiting === 1)
  const old = replicaOf('ana')
  await before.stop()
  relay.logId = sampleId('f', 9)
  relay.log.length = sampleAccounts.length

  const after = await start('ana')
  await after.waitUntilConnected()
  expect(await after.call('count-queue', {})).toMatchObject({ waiting: 0 })
  await after.stop()
  expect(existsSync(old)).toBe(false)
})

test('a former replica that is damaged stays as it is, and keeps nobody out', async () => {
  const before = await start('ana')
  const old = replicaOf('ana')
  await before.stop()
  writeFileSync(old, 'no database at all'.repeat(1000))
  relay.logId = sampleId('f', 9)
  const after = await start('ana')
  await after.waitUntilConnected()
  await after.stop()
  expect(readFileSync(old, 'utf8')).toContain('no database at all')
})

test('nor does one of which a page proves damaged only while its drafts are read', async () => {
  const before = await start('ana')
  await before.call('save-draft', { conversationId: sampleId('c', 1), text: 'pela metade' })
  const old = replicaOf('ana')
  await before.stop()
  const { folder, seal } = vaultOf(dataDir, relay.url, 'ana', { seal: openFileSeal(dataDir) })
  const unlocked = await unlock({ folder, seal }, 'senha')
  if (unlocked.outcome !== 'unlocked') throw new Error(unlocked.outcome)
  const db = openEncrypted(old, unlocked.vault.key)
  const page = db.prepare<[], number>(`select rootpage from sqlite_master where name = 'drafts'`)
  const [root, size] = [page.pluck().get() ?? 0, Number(db.pragma('page_size', { simple: true }))]
  db.close()
  const bytes = readFileSync(old)
  bytes.fill(7, (root - 1) * size, root * size)
  writeFileSync(old, bytes)
  relay.logId = sampleId('f', 9)
  const after = await start('ana')
  await after.waitUntilConnected()
  await after.stop()
  expect(readFileSync(old).equals(bytes)).toBe(true)
})

test('what somebody else wrote, who had this login at a relay of before, stays with her', async () => {
  const before = await start('ana')
  await before.call('save-draft', { conversationId: sampleId('c', 1), text: 'de outra pessoa' })
  const old = replicaOf('ana')
  await before.stop()
  relay.logId = sampleId('f', 9)
  const { folder, seal } = vaultOf(dataDir, relay.url, 'ana', { seal: openFileSeal(dataDir) })
  const unlocked = await unlock({ folder, seal }, 'senha')
  if (unlocked.outcome !== 'unlocked') throw new Error(unlocked.outcome)
  const db = openEncrypted(old, unlocked.vault.key)
  const other = sampleId('a', 9)
  db.prepare(`update meta set value = replace(value, ?, ?) where name = 'session'`).run(
    sampleAccounts[0]?.agentId,
    other,
  )
  db.close()
  const after = await start('ana')
  await after.waitUntilConnected()
  await after.stop()
  expect(await drafts(old, 'senha')).toEqual(['de outra pessoa'])
  expect(await drafts(replicaOf('ana'), 'senha')).toEqual([])
})

function start(login?: string) {
  return startConsole({ relayUrl: relay.url, dataDir, ...(login ? { login } : {}) })
}

/** The only replica of this user and log. */
function replicaOf(login: string): string {
  const { folder } = vaultOf(dataDir, relay.url, login, { seal: openFileSeal(dataDir) })
  return join(folder, relay.logId, 'replica.db')
}

/** Every draft in a replica, opened with the key beside its folder. */
async function drafts(replica: string, password: string): Promise<unknown[]> {
  const vault = { folder: dirname(dirname(replica)), seal: openFileSeal(dataDir) }
  const unlocked = await unlock(vault, password)
  if (unlocked.outcome !== 'unlocked') throw new Error(unlocked.outcome)
  const db = openEncrypted(replica, unlocked.vault.key)
  const found = db.prepare('select text from drafts').pluck().all()
  db.close()
  return found
}

function bytesUnder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )
}
