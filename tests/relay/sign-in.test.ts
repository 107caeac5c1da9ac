import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change, findByLogin, type StoredAccount } from '../../relay/accounts/accounts.ts'
import { createSessions } from '../../relay/accounts/sessions.ts'
import { createSignIn } from '../../relay/accounts/sign-in.ts'
import { createSignInLimits } from '../../relay/accounts/sign-in-limits.ts'
import { appendingTo } from '../../relay/log/append.ts'
import type { Reader } from '../../relay/store/port.ts'
import { openSqlite, sqlitePath } from '../../relay/store/sqlite-files.ts'
import type { SqliteStore } from '../../relay/store/sqlite-store.ts'
import { addAccounts, PASSWORD } from '../support/relay-accounts.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'

const HOUR = 60 * 60_000

let now: number
let folder: string
let store: SqliteStore
let ana: StoredAccount

beforeEach(async () => {
  now = Date.now()
  folder = temporaryFolder()
  await addAccounts(folder, () => now)
  store = openSqlite(sqlitePath(folder))
  const found = await findByLogin(store, 'ana')
  if (found === null) throw new Error('there is no ana')
  ana = found
})

afterEach(async () => {
  await store.close()
  removeFolder(folder)
})

describe('an account that changes while its password is checked', () => {
  it.each([
    ['gets another password', { passwordHash: 'another' }],
    ['is disabled', { disabled: true }],
  ])('is not let in: it %s', async (_, changes) => {
    let isChecking = false
    const get: Reader['get'] = async (sql, ...values) => {
      const before = await store.get<never>(sql, ...values)
      if (!isChecking) {
        isChecking = true
        await store.transaction((tx) =>
          change(appendingTo(tx, { followers: [], clock: () => now }), ana.agentId, changes),
        )
      }
      return before
    }
    const limits = createSignInLimits(store, () => now)
    const signIn = createSignIn({ ...store, get }, limits)
    expect(await signIn('ana', PASSWORD, 'office')).toMatchObject({ outcome: 'wrong-credentials' })
    expect(isChecking).toBe(true)
  })
})

it('a session whose renewal cannot be written is good until it would have ended', async () => {
  const sessions = createSessions(store, () => now)
  const { token, expiresAt } = await sessions.begin(ana)
  store.database.pragma('query_only = 1')
  now += HOUR
  expect(await sessions.use(token)).toEqual({ account: ana, expiresAt })
  store.database.pragma('query_only = 0')
  expect(await sessions.use(token)).toEqual({ account: ana, expiresAt: expiresAt + HOUR })
})
