import Sqlite from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { prepareRows } from '../../main/store/rows.ts'

let db: Sqlite.Database

beforeEach(() => {
  db = new Sqlite(':memory:')
  db.exec(`create table words (seq integer primary key, word text not null, at integer);
    create virtual table found using fts5 (text, content = '')`)
})

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => [from + index, `p${from + index}`, null] as const)

test.each([0, 1, 15, 16, 17, 50])('%i rows are written, each in its columns', (count) => {
  prepareRows(db, 'words (seq, word, at)')(words(1, 1 + count))
  expect(db.prepare('select * from words').raw().all()).toEqual(words(1, 1 + count))
})

test('one that cannot be written throws, and its transaction leaves nothing', () => {
  const add = prepareRows(db, 'words (seq, word, at)')
  const write = db.transaction(() => add([...words(1, 20), [7, 'outra', null]]))
  expect(write).toThrow('UNIQUE')
  const withoutWord = db.transaction(() =>
    add([...words(1, 10), [10, null, null], ...words(11, 20)]),
  )
  expect(withoutWord).toThrow('NOT NULL')
  expect(db.prepare('select count(*) from words').pluck().get()).toBe(0)
})

test('between them the full text goes on with its segment', () => {
  const add = prepareRows(db, 'words (seq, word, at)')
  const index = db.prepare('insert into found (rowid, text) values (?, ?)')
  db.transaction(() => {
    for (let start = 1; start < 400; start += 20) {
      index.run(BigInt(start), `palavra${start}`)
      add(words(start, start + 20))
    }
  })()
  const segments = db.prepare('select count(distinct segid) from found_idx').pluck()
  expect(segments.get()).toBe(1)
})
