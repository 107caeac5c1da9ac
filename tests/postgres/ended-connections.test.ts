import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import { TIMEOUTS, type Timeouts } from '../../relay/store/postgres-connection.ts'
import { createPostgresStore } from '../../relay/store/postgres-store.ts'
import { StoreInUseError, takeServerLock } from '../../relay/store/server-lock.ts'
import { isStoreFailure } from '../../relay/store/store-failure.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf, storeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

/** The store's connections, ended from outside as an administrator or a failing network would. */

let folder: string
let store: Store
/** Somebody else's session in the same database. */
let stranger: Store

beforeAll(async () => {
  folder = temporaryFolder()
  store = await openStore(await placeOf(folder), randomUUID)
  stranger = createPostgresStore(storeOf(folder))
})

afterAll(async () => {
  await store.close()
  await stranger.close()
  removeFolder(folder)
})

const keepYear = 'insert into protocol_numbers (year, last_number) values (?, 1)'
const years = async () =>
  (await store.all<{ year: number }>('select year from protocol_numbers order by year')).map(
    ({ year }) => year,
  )
const pidOf = async (sql: Pick<Store, 'get'>) =>
  (await sql.get<{ pid: number }>('select pg_backend_pid() as pid'))?.pid ?? 0
const end = (pid: number) => stranger.all('select pg_terminate_backend(?, 5000)', pid)

/** Ends every session whose last statement was this one. @returns how many there were. */
async function endThoseThat(asked: string): Promise<number> {
  const ended = await stranger.all(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like ?`,
    `%${asked}%`,
  )
  return ended.length
}

describe('a transaction whose connection ends', () => {
  it('between two of its statements has done nothing, says so, and the next one works', async () => {
    const broken = store.transaction(async (tx) => {
      await tx.run(keepYear, 1900)
      await end(await pidOf(tx))
      await tx.run(keepYear, 1901)
    })
    await expect(broken).rejects.toSatisfy(isStoreFailure)
    await store.transaction((tx) => tx.run(keepYear, 1902))
    expect(await years()).toEqual([1902])
  })

  it('while nothing is asked of it is noticed at its commit', async () => {
    const broken = store.transaction(async (tx) => {
      await tx.run(keepYear, 1903)
      await end(await pidOf(tx))
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    await expect(broken).rejects.toSatisfy(isStoreFailure)
    expect(await years()).toEqual([1902])
  })

  it('in the middle of a statement, of a savepoint and of a read fails as the store', async () => {
    const waiting = [
      store.transaction((tx) => tx.savepoint(() => tx.all('select pg_sleep(20)'))),
      store.all('select pg_sleep(20)'),
    ].map((each) => expect(each).rejects.toSatisfy(isStoreFailure))
    await until('both are asked', async () => {
      const asked = await stranger.all(
        `select 1 from pg_stat_activity where datname = current_database()
          and query = 'select pg_sleep(20)' and state = 'active'`,
      )
      return asked.length === 2
    })
    expect(await endThoseThat('select pg_sleep(20)')).toBe(2)
    await Promise.all(waiting)
    await store.transaction((tx) => tx.run(keepYear, 1904))
    expect(await years()).toEqual([1902, 1904])
  })
})

describe('who listens for other processes', () => {
  it('is woken again after its connection ended, and once for what it may have missed', async () => {
    let woken = 0
    const stop = store.watch(() => {
      woken += 1
    })
    await until('it listens', () => woken === 1)
    expect(await endThoseThat('listen balcao')).toBe(1)
    await until('it has come back', () => woken === 2)
    await stranger.run('update log_head set seq = seq + 1')
    await until('it hears', () => woken === 3)
    stop()
  })
})

describe("the relay's lock", () => {
  it('is refused to a second relay, and taken again after its connection ended', async () => {
    const place = await placeOf(folder)
    const { giveBack } = await takeServerLock(place)
    await expect(takeServerLock(place)).rejects.toThrow(StoreInUseError)
    const holder = `select pid from pg_locks where locktype = 'advisory' and objid = 2
      and database = (select oid from pg_database where datname = current_database())`
    const first = await stranger.get<{ pid: number }>(holder)
    await end(first?.pid ?? 0)
    const second = await until('it is taken again', () => stranger.get<{ pid: number }>(holder))
    expect(second.pid).not.toBe(first?.pid)
    await expect(takeServerLock(place)).rejects.toThrow(StoreInUseError)
    await giveBack()
    await (await takeServerLock(place)).giveBack()
  })
})

describe('a wait that does not end by itself', () => {
  /**
   * A store with one short wait. The others stay long: on a busy machine a test itself may stand
   * still for longer than a short one, between a statement and the next.
   */
  async function impatient(
    short: Partial<Timeouts>,
    work: (store: Store) => Promise<void>,
  ): Promise<void> {
    const hasty = createPostgresStore(storeOf(folder), { ...TIMEOUTS, ...short })
    try {
      await work(hasty)
    } finally {
      await hasty.close()
    }
  }

  it('for what a stranger has locked ends as a failure of the store, for reads and writes', () =>
    impatient({ lockMs: 200 }, async (hasty) => {
      await stranger.transaction(async (tx) => {
        await tx.script('lock table protocol_numbers in access exclusive mode')
        const inVain = [
          () => hasty.run(keepYear, 1905),
          () => hasty.all('select year from protocol_numbers'),
          // The writer's own lock is the stranger's too.
          () => hasty.transaction(async () => {}),
        ]
        for (const attempt of inVain) {
          await expect(attempt()).rejects.toSatisfy(isStoreFailure)
          await expect(attempt()).rejects.toMatchObject({ code: '55P03' })
        }
      })
      expect(await hasty.run(keepYear, 1905)).toBe(1)
    }))

  it('for a statement that hangs ends as a failure of the store', () =>
    impatient({ statementMs: 400 }, async (hasty) => {
      const hanging = hasty.transaction((tx) => tx.all('select pg_sleep(60)'))
      await expect(hanging).rejects.toMatchObject({ code: '57014' })
      await expect(hanging).rejects.toSatisfy(isStoreFailure)
      expect(await hasty.get('select 1 as one')).toEqual({ one: 1 })
    }))

  it('for who holds the writer and asks nothing more ends, so that others may write', () =>
    impatient({ idleMs: 2000 }, async (hasty) => {
      let isOver = () => {}
      const frozen = hasty.transaction(async (tx) => {
        await tx.run(keepYear, 1906)
        await new Promise<void>((resolve) => {
          isOver = resolve
        })
        await tx.run(keepYear, 1907)
      })
      const ends = expect(frozen).rejects.toSatisfy(isStoreFailure)
      await until('it holds the writer', () => isOver.name !== 'isOver')
      await stranger.transaction((tx) => tx.run(keepYear, 1908))
      isOver()
      await ends
      expect(await years()).toEqual([1902, 1904, 1905, 1908])
    }))

  it('for a free connection ends as a failure of the store', () =>
    impatient({ connectMs: 2000 }, async (hasty) => {
      const inUse = Array.from({ length: 10 }, () => hasty.all('select pg_sleep(20)'))
      const areEnded = Promise.all(inUse.map((each) => expect(each).rejects.toThrow()))
      await expect(hasty.all('select 1')).rejects.toSatisfy(isStoreFailure)
      await endThoseThat('select pg_sleep(20)')
      await areEnded
    }))

  it('does not hold up what takes as long as the store is large', () =>
    impatient({ statementMs: 400 }, async (hasty) => {
      await hasty.maintain('select pg_sleep(0.6)')
      await hasty.transaction((tx) => tx.script('select pg_sleep(0.6)'))
    }))
})
