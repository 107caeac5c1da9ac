import Database from 'better-sqlite3'
import pg from 'pg'
import { expect, test } from 'vitest'
import { watchDamage } from '../../../relay/store/damage.ts'
import type { Store } from '../../../relay/store/port.ts'

/** As either engine says it; what only passes is no damage. */
const postgres = (code: string) => Object.assign(new pg.DatabaseError('', 0, 'error'), { code })
const sqlite = (code: string) => new Database.SqliteError('', code)

test.each([
  [sqlite('SQLITE_CORRUPT'), true],
  [sqlite('SQLITE_FULL'), false],
  [postgres('XX001'), true],
  [postgres('XX002'), true],
  [postgres('53100'), false],
])('a page that cannot be read is remembered, whichever engine met it: %o', async (error, is) => {
  const all: Store['all'] = () => Promise.reject(error)
  const { store, isDamaged } = watchDamage({ all } as unknown as Store)
  await expect(store.all('select 1')).rejects.toBe(error)
  expect(isDamaged()).toBe(is)
})
