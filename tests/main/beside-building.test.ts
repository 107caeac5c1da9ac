import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { putOffIndexes } from '../../main/replica/put-off-indexes.ts'
import { openReplicaOn, type Replica } from '../../main/replica/replica.ts'
import { openBeside } from '../../main/replica/replica-files.ts'
import { buildReplica } from '../../main/sync/replica-builder.ts'
import type { LogEvent } from '../../shared/events.ts'
import { inRoot } from '../../tools/root.ts'
import { townLog } from '../bench/town-log.ts'
import { dayOfEight } from '../support/day-of-eight.ts'
import { apply, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { opened } from '../support/opened-replica.ts'
import { folderOfEachTest } from '../support/test-folder.ts'

/** A replica that is built beside the one in use, from the log's own lines. */

const folder = folderOfEachTest('building')

/** A town's, in the midst of which a rule forgets something. */
function logOfTown(): LogEvent[] {
  const log: LogEvent[] = [...townLog(400)]
  const [, gone] = log.filter(({ type }) => type === 'message-received').slice(40)
  if (gone?.type !== 'message-received') throw new Error('nothing was said')
  const { conversationId } = gone
  log.push({
    ...{ seq: log.length + 1, at: Number(log.at(-1)?.at), type: 'content-erased' },
    ...{ cause: 'retention', conversationId, agentId: null },
    ...{ citizenId: randomUUID(), seqs: [gone.seq] },
  } as LogEvent)
  return log
}

const log = logOfTown()
const lines = log.map((event) => `${JSON.stringify(event)}\n`)
const bytes = (from: number, to = lines.length) => Buffer.from(lines.slice(from, to).join(''))

function inOrder(): Replica {
  const replica = openTestReplica()
  apply(
    replica,
    log.map((event) => ({ known: true as const, event })),
  )
  return replica
}

/** What it answers, also of words: some beginnings of what the town says, and of what people are called. */
function answers(replica: Replica) {
  const of = (table: string, beginning: string) => {
    const found = `select rowid from ${table} where ${table} match ? order by rowid`
    return replica.db.prepare<[string], number>(found).pluck().all(`"${beginning}"*`)
  }
  const said = ['a', 'co', 'rua', 'tri', '\u{E018}c'].map((each) => of('messages_fts', each))
  const called = ['a', 'm', '9'].map((each) => of('names_fts', each))
  expect([said, called].map((each) => each.flat().length > 0)).toEqual([true, true])
  return [dumpProjections(replica), said, called]
}

const thread = pathToFileURL(inRoot('main/sync/history-thread.ts'))

describe.each([
  ['by one thread', null],
  ['by two, of which one indexes the words', thread],
])('building it %s', (_, program) => {
  const go = (place: { folder: string; key: Uint8Array }, erased = 0) =>
    buildReplica(place, erased, program)

  test('goes on where it was cut off, within a line too', async () => {
    const place = { folder: folder(), key: randomBytes(32) }
    const first = await go(place)
    await first.take(bytes(0, 300))
    await first.take(bytes(300, 301).subarray(0, 20))
    await first.endBody()
    await first.close(false)
    const second = await go(place)
    expect(second.cursor()).toBe(300)
    await second.take(bytes(300, lines.length))
    await second.endBody()
    await second.close(true)
    const built = opened(openBeside(place))
    expect(answers(built)).toEqual(answers(inOrder()))
    expect(existsSync(join(folder(), 'words.db'))).toBe(false)
    built.close()
  })

  test('has every index once it is whole, and was cut off in the midst of it', async () => {
    const place = { folder: folder(), key: randomBytes(32) }
    const first = await go(place)
    await first.take(bytes(0, 300))
    await first.endBody()
    // Copied while it is open: what a power cut leaves, journal and all.
    const cut = mkdtempSync(join(tmpdir(), 'balcao-cut-'))
    cpSync(folder(), cut, { recursive: true })
    await first.close(true)
    const second = await go({ ...place, folder: cut })
    await second.take(bytes(second.cursor(), lines.length))
    await second.endBody()
    await second.close(true)
    for (const built of [place, { ...place, folder: cut }]) {
      const { db, close } = opened(openBeside(built))
      expect(indexesOf(db)).toEqual(indexesOf(openTestReplica().db))
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      close()
    }
    rmSync(cut, { recursive: true })
  })

  test('begins anew once something was erased that it may hold', async () => {
    const place = { folder: folder(), key: randomBytes(32) }
    const first = await go(place)
    await first.take(bytes(0, 300))
    await first.endBody()
    await first.close(false)
    const second = await go(place, 1)
    expect(second.cursor()).toBe(0)
    await second.close(false)
    const third = await go(place, 1)
    await third.take(bytes(1, 2))
    await expect(third.endBody()).rejects.toThrow('gap')
    await third.close(false)
  })
})

test('words that a crash left behind the rest are indexed anew, with it; those ahead are no harm', async () => {
  const place = { folder: folder(), key: randomBytes(32) }
  const kept = (name: string) => join(folder(), `${name}.kept`)
  const at = (name: string) => join(folder(), name)
  const first = await buildReplica(place, 0, thread)
  await first.take(bytes(0, 300))
  await first.endBody()
  await first.close(false)
  for (const name of ['beside.db', 'words.db']) cpSync(at(name), kept(name))
  const second = await buildReplica(place, 0, thread)
  await second.take(bytes(300, 600))
  await second.endBody()
  await second.close(false)
  // As if the other of the two had been written last.
  cpSync(at('words.db'), kept('later'))
  cpSync(kept('words.db'), at('words.db'))
  const behind = await buildReplica(place, 0, thread)
  expect(behind.cursor()).toBe(0)
  await behind.close(false)
  cpSync(kept('beside.db'), at('beside.db'))
  cpSync(kept('later'), at('words.db'))
  const ahead = await buildReplica(place, 0, thread)
  expect(ahead.cursor()).toBe(300)
  await ahead.take(bytes(300))
  await ahead.endBody()
  await ahead.close(true)
  const built = opened(openBeside(place))
  expect(answers(built)).toEqual(answers(inOrder()))
  built.close()
})

test('a thread for the words that cannot work fails what builds', async () => {
  const place = { folder: folder(), key: randomBytes(32) }
  const nowhere = pathToFileURL(join(folder(), 'nowhere.ts'))
  const builder = await buildReplica(place, 0, nowhere)
  await builder.take(bytes(0, 300))
  await expect(builder.close(true)).rejects.toThrow('words-thread')
})

test('one that was whole goes on with its own words', async () => {
  const place = { folder: folder(), key: randomBytes(32) }
  const first = await buildReplica(place, 0, thread)
  await first.take(bytes(0, 500))
  await first.endBody()
  await first.close(true)
  const second = await buildReplica(place, 0, thread)
  expect(second.cursor()).toBe(500)
  await second.take(bytes(500))
  await second.endBody()
  await second.close(true)
  const built = opened(openBeside(place))
  expect(answers(built)).toEqual(answers(inOrder()))
  built.close()
})

test('asks for no index that was put off', () => {
  const db = new Sqlite(':memory:')
  const asked = statementsOf(db)
  const replica = opened(openReplicaOn(db))
  putOffIndexes(db)
  asked.clear()
  const day = dayOfEight()
  day.ask(1, 1, { type: 'classify-attendance', topicId: randomUUID() })
  day.ask(1, 1, { type: 'add-note', noteId: randomUUID(), text: 'nota' })
  apply(replica, day.parsed)
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
