import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSignInLimits, type SignInLimits } from '../../relay/accounts/sign-in-limits.ts'
import { startHousekeeping } from '../../relay/duties/housekeeping.ts'
import { createFileFolder } from '../../relay/media/file-folder.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf, testedEngine } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-11-20T12:00:00Z')

let now: number
let folder: string
let store: Store
let limits: SignInLimits

const open = async () => openStore(await placeOf(folder), randomUUID)
const limitsOver = (of: Store) => createSignInLimits(of, () => now)

beforeEach(async () => {
  now = NOON
  folder = temporaryFolder()
  store = await open()
  limits = limitsOver(store)
})

afterEach(async () => {
  await store.close()
  removeFolder(folder)
})

async function fail(count: number, login: string, address: string, by = limits): Promise<void> {
  for (let each = 0; each < count; each += 1) await by.countFailure(login, address)
}

async function counters(): Promise<number> {
  const row = await store.get<{ count: number }>('select count(*) as count from sign_in_failures')
  return row?.count ?? 0
}

describe('failures to sign in', () => {
  it('of one colleague do not keep the others of the office out, nor the colleague elsewhere', async () => {
    await fail(10, ' Ana', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(5 * MINUTE)
    expect(await limits.waitMs('bruno', 'office')).toBe(0)
    expect(await limits.waitMs('ana', 'elsewhere')).toBe(0)
  })

  it('of a hundred logins from one address stop it', async () => {
    for (let each = 0; each < 99; each += 1) await fail(1, `login-${each}`, 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(0)
    await fail(1, 'login-99', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(5 * MINUTE)
    expect(await limits.waitMs('ana', 'elsewhere')).toBe(0)
  })

  it('of one login from a hundred addresses stop it', async () => {
    for (let each = 0; each < 100; each += 1) await fail(1, 'ana', `address-${each}`)
    expect(await limits.waitMs('ana', 'office')).toBe(5 * MINUTE)
    expect(await limits.waitMs('bruno', 'office')).toBe(0)
  })

  it('count until five minutes after the first of them', async () => {
    await fail(9, 'ana', 'office')
    now += 4 * MINUTE
    await fail(1, 'ana', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(MINUTE)
    now += MINUTE
    expect(await limits.waitMs('ana', 'office')).toBe(0)
    await fail(9, 'ana', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(0)
  })

  it('are not forgotten by a restart', async () => {
    await fail(10, 'ana', 'office')
    await store.close()
    store = await open()
    expect(await limitsOver(store).waitMs('ana', 'office')).toBe(5 * MINUTE)
  })

  it('at two processes count together', async () => {
    const other = await open()
    const both = [limits, limitsOver(other)]
    for (const each of both) await fail(5, 'ana', 'office', each)
    for (const each of both) expect(await each.waitMs('ana', 'office')).toBe(5 * MINUTE)
    await other.close()
  })

  // Two stores of SQLite in one process would wait for each other on its one thread.
  it.runIf(testedEngine() === 'postgres')('of the same moment all count', async () => {
    const other = await open()
    const both = [limits, limitsOver(other)]
    await Promise.all(
      both.flatMap((by) => Array.from({ length: 5 }, () => fail(1, 'ana', 'x', by))),
    )
    for (const each of both) expect(await each.waitMs('ana', 'x')).toBe(5 * MINUTE)
    await other.close()
  })

  it('that were counted by a clock that was ahead keep nobody out', async () => {
    await fail(10, 'ana', 'office')
    now -= 60 * MINUTE
    expect(await limits.waitMs('ana', 'office')).toBe(0)
    await fail(10, 'ana', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(5 * MINUTE)
  })

  it('are kept without the login and the address', async () => {
    await fail(1, 'ana.exemplo', '192.0.2.7')
    const rows = await store.all<{ key: Buffer }>('select key_sha256 as key from sign_in_failures')
    expect(rows.map(({ key }) => key.length)).toEqual([32, 32, 32])
  })

  it('are gone soon after they count', async () => {
    await fail(3, 'ana', 'office')
    now += 5 * MINUTE
    expect(await counters()).toBe(3)
    const stop = startHousekeeping({
      ...{ store, folder: createFileFolder(folder), clock: () => now },
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    })
    await until('they are gone', async () => (await counters()) === 0)
    stop()
  })

  it('of a flood of invented logins do not fill the disk: the oldest go first', async () => {
    const invent = (count: number, since: number) =>
      store.transaction(async (tx) => {
        for (let each = 0; each < count; each += 1) {
          const key = Buffer.from(`invented ${since} ${each}`)
          await tx.run('insert into sign_in_failures values (?, 1, ?)', key, since)
        }
      })
    await invent(2500, NOON - 2)
    await invent(9999, NOON - 1)
    await fail(1, 'ana', 'office')
    expect(await counters()).toBeLessThanOrEqual(10_000)
    await fail(9, 'ana', 'office')
    expect(await limits.waitMs('ana', 'office')).toBe(5 * MINUTE)
  })
})
