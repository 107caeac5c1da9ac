import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { type Migration, migrate } from '../../main/store/migrations.ts'
import { schema0010 } from '../../main/store/schema-0010.ts'

const step = (number: number): Migration => ({
  number,
  sql: `create table step_${number} (value integer)`,
})

describe('migrations of the replica', () => {
  test('a smaller number that came into the program later is applied too', () => {
    const db = new Sqlite(':memory:')
    expect(migrate(db, [step(10), step(100)])).toBe('current')
    expect(migrate(db, [step(10), step(40), step(100)])).toBe('current')
    expect(tablesOf(db)).toEqual(['schema_migrations', 'step_10', 'step_100', 'step_40'])
  })

  test('each runs once', () => {
    const db = new Sqlite(':memory:')
    migrate(db, [step(10)])
    expect(migrate(db, [step(10)])).toBe('current')
  })

  test('a file of the first versions, which kept the newest number only, goes on from there', () => {
    const db = new Sqlite(':memory:')
    db.exec(schema0010)
    db.pragma('user_version = 10')
    expect(migrate(db)).toBe('current')
    expect(tablesOf(db)).toContain('note_drafts')
  })

  test('what a later version applied is left alone, also below the newest number', () => {
    const db = new Sqlite(':memory:')
    migrate(db, [step(10), step(40), step(100)])
    const before = db.serialize()
    expect(migrate(db, [step(10), step(100)])).toBe('newer')
    expect(db.serialize()).toEqual(before)
  })

  test('the first versions see that it is too new for them', () => {
    const db = new Sqlite(':memory:')
    migrate(db, [step(10), step(100)])
    expect(db.pragma('user_version', { simple: true })).toBe(100)
  })

  test('one that fails leaves nothing of itself', () => {
    const db = new Sqlite(':memory:')
    const broken = { number: 20, sql: 'create table half (value integer); create tabel x' }
    expect(() => migrate(db, [step(10), broken])).toThrow('syntax error')
    expect(tablesOf(db)).toEqual(['schema_migrations', 'step_10'])
  })
})

function tablesOf(db: Sqlite.Database): unknown[] {
  return db
    .prepare(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all()
}
