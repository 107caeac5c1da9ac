import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { FORGOTTEN_TABLES, moveOver, OWN_TABLES } from '../../main/replica/move-over.ts'
import { readPosition } from '../../main/replica/position.ts'
import { putOffIndexes } from '../../main/replica/put-off-indexes.ts'
import { become, openReplicaOn, type Replica } from '../../main/replica/replica.ts'
import {
  hasReplica,
  isMarkedWhole,
  openBeside,
  openReplicaIn,
  type ReplicaPlace,
} from '../../main/replica/replica-files.ts'
import { buildReplica } from '../../main/sync/replica-builder.ts'
import type { EventBody } from '../../shared/events.ts'
import type { ConsoleStatus } from '../../shared/ipc.ts'
import { townLog } from '../bench/town-log.ts'
import { Crash, createCrashingStore } from '../converge/crashing-database.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'

/** A long history comes in a replica of its own, built beside the one in use, which then goes on in it. */

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-beside-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function opened(found: ReturnType<typeof openReplicaIn>): Replica {
  if (found.outcome !== 'opened') throw new Error(found.outcome)
  return found.replica
}

const conversationId = sampleId('c', 1)

function day(): SampleLog {
  const log = new SampleLog()
  for (let number = 1; number < 9; number += 1) {
    log.receive(number, `palavra ${number}`)
    log.ask(1, number, { type: 'claim-attendance' })
    log.ask(1, number, { type: 'close-attendance' })
  }
  log.receive(1, 'palavra nova')
  log.ask(1, 1, { type: 'claim-attendance' })
  return log
}

function crashes(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Crash) return true
    throw error
  }
}

/** A replica with a snapshot at `head` and what came since, and one that followed the log so far. */
function pair(
  log: SampleLog,
  head: number,
  far: number,
  to = openTestReplica(),
  from = openTestReplica(),
) {
  apply(from, log.snapshotAt(head), { road: 'snapshot', head: null })
  apply(from, [], { road: 'snapshot', head })
  apply(from, log.parsed.slice(head))
  apply(to, log.parsed.slice(0, far))
  return { from, to }
}

describe('going over to another replica', () => {
  test('it then holds the whole log, and all that was here alone', () => {
    const log = day()
    const head = log.events.length - 1
    const { from, to } = pair(log, head, head)
    from.drafts.save(conversationId, 'pela metade')
    from.noteDrafts.save(conversationId, 'nota pela metade')
    const note = { type: 'add-note' as const, noteId: randomUUID(), text: 'nota' }
    expect(issueCommand(deskOf(from, 1, log.now), log.command(1, note))).toEqual({
      outcome: 'queued',
    })
    from.draftQuotes.save(conversationId, 'wamid.citada')
    from.readings.note(conversationId, 'opened', log.now)
    from.seen.note(conversationId, 3)
    from.cachedFiles.save('a'.repeat(64), 12)
    from.attachments.add(conversationId, randomUUID(), {
      ...{ sha256: 'b'.repeat(64), size: 3, mimeType: 'image/png', kind: 'image' },
      ...{ width: null, height: null, filename: 'foto.png' },
    })
    from.events.erase(99_999)
    from.meta.write('session', { token: 'segredo' })
    const own = () => OWN_TABLES.map((table) => from.db.prepare(`select * from ${table}`).all())
    const before = own()
    expect(OWN_TABLES.filter((_, index) => before[index]?.length === 0)).toEqual([])

    moveOver(from, to)
    become(from, to)

    expect(own()).toEqual(before)
    expect(from.events.erasedCount()).toBe(1)
    const inOrder = openTestReplica()
    apply(inOrder, log.parsed)
    expect(dumpProjections(from)).toEqual(dumpProjections(inOrder))
    expect(readPosition(from.meta)).toEqual({
      ...{ cursor: log.events.length, history: { done: 0, end: 0 }, heardAt: 0 },
    })
  })

  test('one that ends before the snapshot is no successor, and nothing has changed', () => {
    const log = day()
    const head = log.events.length - 3
    const { from, to } = pair(log, head, head - 1)
    from.drafts.save(conversationId, 'pela metade')
    expect(() => moveOver(from, to)).toThrow('successor-too-short')
    expect(to.drafts.all()).toEqual([])
    expect(from.drafts.find(conversationId)).toBe('pela metade')
  })

  test('whichever call of its store is the last, one of the two is the replica, and lacks nothing', {
    timeout: 90_000,
  }, () => {
    const log = day()
    const head = log.events.length - 3
    let moved = false
    for (let call = 1; !moved; call += 1) {
      const store = createCrashingStore()
      const onStore = () => opened(openReplicaOn(store.create()))
      const { from, to } = pair(log, head, head, onStore(), onStore())
      from.drafts.save(conversationId, 'pela metade')
      store.crashAt(call)
      moved = !crashes(() => moveOver(from, to))
      store.disarm()
      const replica = isMarkedWhole(to.meta) ? to : from
      expect(replica === to).toBe(moved)
      expect(replica.drafts.find(conversationId)).toBe('pela metade')
      expect(readPosition(replica.meta).cursor).toBe(log.events.length)
      from.close()
      to.close()
    }
  })

  test('every table is known to be of the log, made from it, or of this replica alone', () => {
    const tables = openTestReplica()
      .db.prepare<[], string>(`select name from sqlite_schema where type = 'table'`)
      .pluck()
      .all()
    const fromLog = [
      ...['events', 'contents', 'conversations', 'timeline', 'reactions', 'message_changes'],
      ...['citizens', 'agents', 'media', 'templates', 'alerts', 'canned_versions', 'canned_uses'],
      ...['registration_events', 'registrations', 'marketing_preferences', 'office_versions'],
      ...['receiving', 'attendance_topics', 'saved_filters', 'citizen_fields', 'reply_prices'],
      ...['messages_fts', 'names_fts'],
    ]
    const known = [...OWN_TABLES, ...FORGOTTEN_TABLES, 'meta', ...fromLog]
    const strange = tables.filter(
      (name) =>
        !known.includes(name) &&
        name !== 'schema_migrations' &&
        !/^sqlite_|_fts_(data|idx|docsize|config)$/.test(name),
    )
    expect(strange).toEqual([])
  })
})

describe('the files, whatever cut the program off', () => {
  const key = randomBytes(32)
  const place = (): ReplicaPlace => ({ folder, key })

  function twoFiles() {
    const log = day()
    const head = log.events.length - 3
    const former = opened(openReplicaIn(place()))
    apply(former, [], { road: 'snapshot', head })
    apply(former, log.parsed.slice(head))
    former.drafts.save(conversationId, 'pela metade')
    const successor = opened(openBeside(place()))
    apply(successor, log.parsed.slice(0, head))
    return { log, former, successor }
  }

  test('one that is not whole is no replica', () => {
    const { former, successor } = twoFiles()
    former.close()
    successor.close()
    const replica = opened(openReplicaIn(place()))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    expect(readPosition(replica.meta).history.end).toBeGreaterThan(0)
    expect(existsSync(join(folder, 'beside.db'))).toBe(true)
    replica.close()
  })

  test('one that is marked is the replica, under its usual name at the next start', () => {
    const { log, former, successor } = twoFiles()
    moveOver(former, successor)
    // Copied while both are open: what a power cut leaves, journals and all.
    const cut = mkdtempSync(join(tmpdir(), 'balcao-cut-'))
    cpSync(folder, cut, { recursive: true })
    former.close()
    successor.close()
    const replica = opened(openReplicaIn({ folder: cut, key }))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    expect(readPosition(replica.meta)).toMatchObject({
      ...{ cursor: log.events.length, history: { done: 0, end: 0 } },
    })
    replica.close()
    expect(readdirSync(cut)).toEqual(['replica.db'])
    rmSync(cut, { recursive: true })
  })

  test('cut off between removing the former and renaming, and with a journal of the former left', () => {
    const { log, former, successor } = twoFiles()
    moveOver(former, successor)
    successor.close()
    cpSync(join(folder, 'replica.db-wal'), join(folder, 'kept'))
    former.close()
    rmSync(join(folder, 'replica.db'))
    cpSync(join(folder, 'kept'), join(folder, 'replica.db-wal'))
    expect(hasReplica({ folder })).toBe(true)
    const replica = opened(openReplicaIn(place()))
    expect(readPosition(replica.meta).cursor).toBe(log.events.length)
    expect(replica.db.pragma('integrity_check', { simple: true })).toBe('ok')
    replica.close()
  })

  test('one that cannot be read keeps nobody from her replica', () => {
    const { former, successor } = twoFiles()
    former.close()
    successor.close()
    writeFileSync(join(folder, 'beside.db'), 'isto não é um banco de dados'.repeat(300))
    const replica = opened(openReplicaIn(place()))
    expect(replica.drafts.find(conversationId)).toBe('pela metade')
    replica.close()
  })
})

describe('building it', () => {
  const lines = [...townLog(400)].map((event) => `${JSON.stringify(event)}\n`)
  const bytes = (from: number, to: number) => Buffer.from(lines.slice(from, to).join(''))

  test('goes on where it was cut off, within a line too', async () => {
    const place = { folder, key: randomBytes(32) }
    const first = await buildReplica(place, 0)
    first.take(bytes(0, 300))
    first.take(bytes(300, 301).subarray(0, 20))
    first.endBody()
    first.close(false)
    const second = await buildReplica(place, 0)
    expect(second.cursor()).toBe(300)
    second.take(bytes(300, lines.length))
    second.endBody()
    second.close(true)
    const built = opened(openBeside(place))
    const inOrder = openTestReplica()
    apply(
      inOrder,
      [...townLog(400)].map((event) => ({ known: true as const, event })),
    )
    expect(dumpProjections(built)).toEqual(dumpProjections(inOrder))
    built.close()
  })

  test('has every index once it is whole, and was cut off in the midst of it', async () => {
    const place = { folder, key: randomBytes(32) }
    const first = await buildReplica(place, 0)
    first.take(bytes(0, 300))
    first.endBody()
    // Copied while it is open: what a power cut leaves, journal and all.
    const cut = mkdtempSync(join(tmpdir(), 'balcao-cut-'))
    cpSync(folder, cut, { recursive: true })
    first.close(true)
    const second = await buildReplica({ ...place, folder: cut }, 0)
    second.take(bytes(second.cursor(), lines.length))
    second.endBody()
    second.close(true)
    for (const built of [place, { ...place, folder: cut }]) {
      const { db, close } = opened(openBeside(built))
      expect(indexesOf(db)).toEqual(indexesOf(openTestReplica().db))
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      close()
    }
    rmSync(cut, { recursive: true })
  })

  test('asks for no index that was put off', () => {
    const db = new Sqlite(':memory:')
    const asked = statementsOf(db)
    const replica = opened(openReplicaOn(db))
    putOffIndexes(db)
    asked.clear()
    const log = day()
    log.ask(1, 1, { type: 'classify-attendance', topicId: randomUUID() })
    log.ask(1, 1, { type: 'add-note', noteId: randomUUID(), text: 'nota' })
    apply(replica, log.parsed)
    expect(asked.size).toBeGreaterThan(15)
    const plans = [...asked].flatMap((sql) =>
      db
        .prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll(/@\w+|\?/g, "'x'")}`)
        .all(),
    )
    const whole = plans.filter(({ detail }) =>
      /^SCAN (timeline|conversations|reply_prices|citizens|events)\b(?!.*USING)/.test(detail),
    )
    expect(whole).toEqual([])
  })

  test('begins anew once something was erased that it may hold', async () => {
    const place = { folder, key: randomBytes(32) }
    const first = await buildReplica(place, 0)
    first.take(bytes(0, 300))
    first.endBody()
    first.close(false)
    const second = await buildReplica(place, 1)
    expect(second.cursor()).toBe(0)
    second.close(false)
    const third = await buildReplica(place, 1)
    third.take(bytes(1, 2))
    expect(() => third.endBody()).toThrow('gap')
    third.close(false)
  })
})

function indexesOf(db: Sqlite.Database): unknown[] {
  return db.prepare(`select name, sql from sqlite_schema where type = 'index' order by name`).all()
}

/** Whatever is asked of a database from now on, in its own words. */
function statementsOf(db: Sqlite.Database): Set<string> {
  const asked = new Set<string>()
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    for (const way of ['run', 'get', 'all'] as const) {
      const original = statement[way].bind(statement)
      statement[way] = ((...values: unknown[]) => {
        asked.add(sql)
        return original(...values)
      }) as never
    }
    return statement
  }) as typeof db.prepare
  return asked
}

describe('a console at a relay with a long history', () => {
  let relay: FakeRelay
  /** It sends no heartbeats. */
  const patience = { answer: 30_000, silence: 60_000 }
  const isThere = ({ sync }: ConsoleStatus) => sync.state === 'connected' && sync.history === null
  const bodies = [...townLog(2000)].map(({ seq: _, ...body }) => body as EventBody)

  beforeEach(async () => {
    relay = await new FakeRelay().start()
    relay.addAccount('ana')
    for (let start = 0; start < bodies.length; start += 500) {
      relay.append(...bodies.slice(start, start + 500))
    }
  })

  afterEach(() => relay.stop())

  test('has it after a while, with what was written meanwhile, and at the next start', async () => {
    const options = { relayUrl: relay.url, dataDir: folder, login: 'ana', patience }
    const first = await startConsole(options)
    const { rows } = await first.waitFor(
      'page-queue',
      { view: 'waiting', after: null, limit: 10 },
      ({ rows }) => rows.length > 0,
    )
    const open = rows[0]?.conversationId ?? ''
    await first.call('save-draft', { conversationId: open, text: 'pela metade' })
    relay.append({ ...lateAgent() })
    await first.waitFor('get-status', {}, isThere, 60_000)
    expect(first.logged.filter((code) => code === 'history-cut')).toEqual([])
    relay.append({ ...lateAgent() })
    const closed = await first.call('page-queue', { view: 'closed', after: null, limit: 10 })
    expect(closed.rows).toHaveLength(10)
    const view = await first.call('open-conversation', { conversationId: open, limit: 10 })
    expect(view).toMatchObject({ draft: 'pela metade' })
    await first.stop()

    await relay.stop()
    const second = await startConsole(options)
    const again = await second.call('open-conversation', { conversationId: open, limit: 10 })
    expect(again).toMatchObject({ draft: 'pela metade' })
    const files = readdirSync(folder, { recursive: true }).map(String)
    expect(
      files.filter((name) => /\.db$/.test(name)).map((name) => name.split('/').at(-1)),
    ).toEqual(['replica.db'])
    await second.stop()
  }, 90_000)

  test('where the thread cannot work, fills the replica itself', async () => {
    const console = await startConsole({
      ...{ relayUrl: relay.url, dataDir: folder, login: 'ana', patience },
      historyProgram: pathToFileURL(join(folder, 'is-not-there.js')),
    })
    await console.waitFor('get-status', {}, isThere, 60_000)
    expect(console.logged).toContain('history-cut')
    const closed = await console.call('page-queue', { view: 'closed', after: null, limit: 10 })
    expect(closed.rows).toHaveLength(10)
    await console.stop()
  }, 90_000)

  function lateAgent(): EventBody {
    const agentId = randomUUID()
    return { type: 'agent-saved', agentId, name: 'Nova', roles: ['agent'], disabled: false }
  }
})
