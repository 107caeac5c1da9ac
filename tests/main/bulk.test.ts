import { describe, expect, test } from 'vitest'
import { atomically, createBulk } from '../../main/store/bulk.ts'
import { durably } from '../../main/store/database.ts'
import { openTestReplica } from '../support/open-test-replica.ts'

function openBulk() {
  const { db, meta } = openTestReplica()
  const bulk = createBulk(db)
  const kept = () =>
    db.prepare("select name from meta where name like 'm%' order by name").pluck().all()
  return { db, bulk, kept, write: (name: string) => meta.write(name, true) }
}

describe('slices that share a transaction', () => {
  test('a slice that fails takes with it what was not committed, and the next begins anew', () => {
    const { db, bulk, kept, write } = openBulk()
    bulk.run(() => write('m1'), 1)
    const failing = () =>
      atomically(db, () => {
        write('m2')
        throw new Error('the disk is full')
      })
    expect(() => bulk.run(failing, 1)).toThrow('the disk is full')
    expect(kept()).toEqual([])
    bulk.run(() => write('m3'), 1)
    bulk.end()
    expect(kept()).toEqual(['m3'])
  })

  test('others who fail between two slices leave the slices as they are', () => {
    const { db, bulk, kept, write } = openBulk()
    bulk.run(() => write('m1'), 1)
    const other = () =>
      atomically(db, () => {
        write('m2')
        throw new Error('refused')
      })
    expect(other).toThrow('refused')
    bulk.end()
    expect(kept()).toEqual(['m1'])
  })

  test('what an agent writes between two slices is committed with what came before', () => {
    const { db, bulk, kept, write } = openBulk()
    bulk.run(() => write('m1'), 1)
    durably(db, () => write('m2'))
    expect(db.inTransaction).toBe(false)
    bulk.run(() => {
      write('m3')
      expect(db.inTransaction).toBe(true)
    }, 1)
    bulk.end()
    expect(kept()).toEqual(['m1', 'm2', 'm3'])
  })

  test('after very many items the next rest commits', async () => {
    const { db, bulk } = openBulk()
    bulk.run(() => {}, 10)
    await bulk.rest()
    expect(db.inTransaction).toBe(true)
    bulk.run(() => {}, 10_000)
    await bulk.rest()
    expect(db.inTransaction).toBe(false)
  })
})
