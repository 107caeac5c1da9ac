import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { putOffIndexes } from '../../main/replica/put-off-indexes.ts'
import { openReplicaOn } from '../../main/replica/replica.ts'
import { openBeside } from '../../main/replica/replica-files.ts'
import { buildReplica } from '../../main/sync/replica-builder.ts'
import { townLog } from '../bench/town-log.ts'
import { dayOfEight } from '../support/day-of-eight.ts'
import { apply, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { opened } from '../support/opened-replica.ts'
import { folderOfEachTest } from '../support/test-folder.ts'

/** A replica that is built beside the one in use, from the log's own lines. */

const folder = folderOfEachTest('building')

describe('building it', () => {
  const lines = [...townLog(400)].map((event) => `${JSON.stringify(event)}\n`)
  const bytes = (from: number, to: number) => Buffer.from(lines.slice(from, to).join(''))

  test('goes on where it was cut off, within a line too', async () => {
    const place = { folder: folder(), key: randomBytes(32) }
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
    const place = { folder: folder(), key: randomBytes(32) }
    const first = await buildReplica(place, 0)
    first.take(bytes(0, 300))
    first.endBody()
    // Copied while it is open: what a power cut leaves, journal and all.
    const cut = mkdtempSync(join(tmpdir(), 'balcao-cut-'))
    cpSync(folder(), cut, { recursive: true })
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
    const log = dayOfEight()
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
    const place = { folder: folder(), key: randomBytes(32) }
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
