import Sqlite from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { prepareLate } from '../../main/store/late-statements.ts'

let db: Sqlite.Database

beforeEach(() => {
  db = new Sqlite(':memory:')
  prepareLate(db)
})

test('a statement is prepared when it is first used, and once', () => {
  // Its table is not there yet.
  const add = db.prepare('insert into words values (?)')
  const all = db.prepare('select word from words order by word')
  const longest = db.prepare('select word from words where length(word) > ?').pluck()
  db.exec('create table words (word text)')
  expect(add.run('rua').changes).toBe(1)
  add.run('saúde')
  expect(all.all()).toEqual([{ word: 'rua' }, { word: 'saúde' }])
  expect([longest.get(3), longest.all(9)]).toEqual(['saúde', []])
  expect(all.pluck().all()).toEqual(['rua', 'saúde'])
  expect(all.pluck(false).get()).toEqual({ word: 'rua' })
  expect([...all.iterate()]).toHaveLength(2)
  expect(all.raw().all()).toEqual([['rua'], ['saúde']])
  expect(all.columns().map(({ name }) => name)).toEqual(['word'])
  expect([add.reader, all.reader, all.source]).toEqual([
    ...[false, true],
    'select word from words order by word',
  ])
  expect(longest.bind(3).all()).toEqual(['saúde'])
})

test('what is wrong with one is said where it is used, and what is wrong with its values too', () => {
  const wrong = db.prepare('select * from nobody')
  expect(() => wrong.all()).toThrow('no such table: nobody')
  expect(() => db.prepare('select ?').get()).toThrow('Too few parameter values')
})
