import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendingTo } from '../../../relay/log/append.ts'
import { openLog } from '../../../relay/log/log.ts'
import { watchDamage } from '../../../relay/store/damage.ts'
import { migrate, missingIn, NewerStoreError } from '../../../relay/store/migrate.ts'
import { migrations } from '../../../relay/store/migrations.ts'
import { openStore } from '../../../relay/store/open-store.ts'
import type { Store, Transaction } from '../../../relay/store/port.ts'
import { beginRun } from '../../../relay/store/relay-run.ts'
import { StoreInUseError, takeServerLock } from '../../../relay/store/server-lock.ts'
import { isStoreFailure } from '../../../relay/store/store-failure.ts'
import { createInbox, waiting } from '../../../relay/whatsapp/inbox.ts'
import type { EventBody } from '../../../shared/events.ts'
import { removeFolder, temporaryFolder } from '../../support/start-relay.ts'
import { placeOf, testedEngine } from '../../support/test-store.ts'
import { until } from '../../support/wait.ts'

let folder: string
let store: Store

beforeAll(async () => {
  folder = temporaryFolder()
  store = await openStore(await placeOf(folder), randomUUID)
})

afterAll(async () => {
  await store.close()
  removeFolder(folder)
})

const clock = () => 1
const agentSaved: EventBody = {
  type: 'agent-saved',
  ...{ agentId: 'a', name: 'Ana Exemplo', roles: [], disabled: false },
}
const seqs = async () =>
  (await store.all<{ seq: number }>('select seq from log order by seq')).map(({ seq }) => seq)
const years = async () =>
  (await store.all<{ year: number }>('select year from protocol_numbers order by year')).map(
    ({ year }) => year,
  )
const keepYear = (tx: Transaction, year: number) =>
  tx.run('insert into protocol_numbers (year, last_number) values (?, 1)', year)

describe('a transaction', () => {
  it('is seen by nobody before it ends, and by itself', async () => {
    await store.transaction(async (tx) => {
      await keepYear(tx, 1900)
      expect(await years()).toEqual([])
      expect(await tx.get('select year from protocol_numbers')).toEqual({ year: 1900 })
    })
    expect(await years()).toEqual([1900])
  })

  it('that throws leaves nothing, and passes on what was thrown', async () => {
    const surprise = new Error('surprise')
    const failing = store.transaction(async (tx) => {
      await keepYear(tx, 1901)
      throw surprise
    })
    await expect(failing).rejects.toBe(surprise)
    expect(await years()).toEqual([1900])
  })

  it('is one at a time, in the order in which they were asked for', async () => {
    const told: string[] = []
    await Promise.all(
      ['first', 'second', 'third'].map((name) =>
        store.transaction(async (tx) => {
          told.push(`${name} begins`)
          await tx.get('select 1 as one')
          await tx.run('update log_head set seq = seq')
          told.push(`${name} ends`)
        }),
      ),
    )
    expect(told).toEqual(
      ['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    )
  })

  it('cannot be used once it is over', async () => {
    let kept: Transaction | undefined
    await store.transaction(async (tx) => {
      kept = tx
    })
    await expect(kept?.run('delete from protocol_numbers')).rejects.toThrow('transaction-is-over')
    expect(await years()).toEqual([1900])
  })
})

describe('a savepoint', () => {
  it('that throws undoes what it did, and nothing else', async () => {
    await store.transaction(async (tx) => {
      await keepYear(tx, 1910)
      const broken = tx.savepoint(async () => {
        await keepYear(tx, 1911)
        await tx.savepoint(() => keepYear(tx, 1912))
        throw new Error('undone')
      })
      await expect(broken).rejects.toThrow('undone')
      // A statement that the database refuses, too.
      await expect(tx.savepoint(() => keepYear(tx, 1910))).rejects.toThrow()
      expect(await tx.savepoint(async () => 'kept')).toBe('kept')
      await keepYear(tx, 1913)
    })
    expect(await years()).toEqual([1900, 1910, 1913])
  })
})

describe('values', () => {
  it('come back as they were: bytes, whole numbers, texts and nothing', async () => {
    const body = Buffer.from([0, 1, 0, 255, 0xed, 0xa0, 0x80, 0])
    const large = Number.MAX_SAFE_INTEGER
    const row = await store.transaction(async (tx) => {
      await tx.run(
        'insert into inbox (received_at, body, interpreted_at) values (?, ?, ?)',
        ...[large, body, null],
      )
      return tx.get(
        `select received_at as "receivedAt", body, interpreted_at as "interpretedAt",
          (select count(*) from inbox) as count, 'Ação 👍' as text from inbox`,
      )
    })
    expect(row).toEqual({
      ...{ receivedAt: large, body, interpretedAt: null, count: 1, text: 'Ação 👍' },
    })
  })

  it('of rows that are not there are undefined and an empty list', async () => {
    const missing = 'select seq from log where seq = ?'
    expect(await store.get(missing, -1)).toBeUndefined()
    expect(await store.all(missing, -1)).toEqual([])
  })

  it('a change says how many rows it changed', async () => {
    expect(
      await store.run('update protocol_numbers set last_number = 2 where year < ?', 1911),
    ).toBe(2)
    expect(await store.run('delete from protocol_numbers where year = 1')).toBe(0)
  })
})

describe('the log', () => {
  it('stays gapless when twenty append at once and some of them fail', async () => {
    const log = await openLog(store, { clock, followers: [] })
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        log.transaction(async ({ append }) => {
          await append(null, () => [agentSaved, agentSaved])
          if (index % 5 === 0) throw new Error('undone')
          return append(null, () => [agentSaved])
        }),
      ),
    )
    log.stop()
    const heads = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(heads).toHaveLength(16)
    expect(heads.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 16 }, (_, index) => (index + 1) * 3),
    )
    expect(await seqs()).toEqual(Array.from({ length: 48 }, (_, index) => index + 1))
    expect(await log.head()).toBe(48)
  })

  it('takes back what was appended in a savepoint', async () => {
    await store.transaction(async (tx) => {
      const { append, savepoint } = appendingTo(tx, { followers: [], clock })
      await append(null, () => [agentSaved])
      const undone = savepoint(async () => {
        await append(null, () => [agentSaved])
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(await append(null, () => [agentSaved])).toBe(50)
    })
    expect((await seqs()).slice(-2)).toEqual([49, 50])
  })
})

describe('the inbox', () => {
  it('keeps hundreds that come at once, each whole', async () => {
    await store.run('delete from inbox')
    const committed: number[] = []
    const inbox = createInbox(store, clock, (count) => committed.push(count))
    const bodies = Array.from({ length: 250 }, (_, index) => Buffer.from(`\0${index}`))
    await Promise.all(bodies.map((body) => inbox.keep(body)))
    expect(committed).toEqual([100, 100, 50])
    expect((await waiting(store, 1000)).map(({ body }) => body)).toEqual(bodies)
  })
})

describe('migrations', () => {
  it('are in the order of their numbers, each there once', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other))
  })

  it('run once each, whichever comes first', async () => {
    const step = (number: number) => ({ number, sql: `create table t${number} (a integer)` })
    const [early, late] = [step(8010), step(8020)]
    expect(await migrate(store, [...migrations, late])).toEqual([8020])
    expect(await migrate(store, [...migrations, early, late])).toEqual([8010])
    expect(await migrate(store, [...migrations, early, late])).toEqual([])
    expect(await store.all('select a from t8010')).toEqual([])
  })

  it('that this relay does not know make it leave the store alone', async () => {
    await expect(missingIn(store)).rejects.toThrow(NewerStoreError)
    await expect(migrate(store)).rejects.toThrow(/version 8020.*Start the newer relay/s)
    await store.run('delete from migrations where number > 8000')
  })

  it('that fail leave the store as it was', async () => {
    const broken = { number: 8030, sql: 'create table t8030 (a integer); nonsense' }
    await expect(migrate(store, [...migrations, broken])).rejects.toThrow()
    await expect(store.all('select a from t8030')).rejects.toThrow()
    expect(await missingIn(store)).toEqual([])
  })
})

describe('a store', () => {
  it('serves one relay at a time', async () => {
    const place = await placeOf(folder)
    const { giveBack: unlock } = await takeServerLock(place)
    await expect(takeServerLock(place)).rejects.toThrow(StoreInUseError)
    await unlock()
    await (await takeServerLock(place)).giveBack()
  })

  it('tells of what another process wrote, and not of what this one did', async () => {
    const other = await openStore(await placeOf(folder), randomUUID)
    const move = 'update log_head set seq = seq + 1'
    const told = (by: Store) =>
      new Promise<void>((resolve) => {
        const end = store.watch(() => {
          end()
          resolve()
        })
        void by.run(move)
      })
    await told(other)
    await other.close()
    await store.run('update log_head set seq = 50')
  })
})

describe('a run of a relay', () => {
  const GRACE_MS = 300
  const begin = async () => beginRun(await placeOf(folder), randomUUID, GRACE_MS)

  it('is over once it has ended, and does not end itself', async () => {
    const [ended, living] = [await begin(), await begin()]
    expect(await living.isOver(store, living.id)).toBe(false)
    await ended.end()
    await until('it is over', () => living.isOver(store, ended.id))
    expect(await store.transaction((tx) => living.isGone(tx, ended.id))).toBe(true)
    await living.end()
  })

  it.runIf(testedEngine() === 'postgres')('is not over beside another one', async () => {
    const [one, other] = [await begin(), await begin()]
    for (let look = 0; look < 5; look += 1) {
      expect(await other.isOver(store, one.id)).toBe(false)
      await sleep(GRACE_MS / 3)
    }
    await one.end()
    // Who has only just gone may be about to come back.
    await until('its lock is free', () => store.transaction((tx) => other.isGone(tx, one.id)))
    expect(await other.isOver(store, one.id)).toBe(false)
    await other.end()
  })

  it.runIf(testedEngine() === 'postgres')(
    'that loses its connection is not seen, until it has it again',
    async () => {
      const run = await begin()
      expect(run.isSeen()).toBe(true)
      await store.all(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name like 'balcao-run-%' and datname = current_database()`,
      )
      await until('it knows', () => !run.isSeen())
      await until('it is seen again', () => run.isSeen())
      await run.end()
    },
  )
})

describe('an error', () => {
  it('of the statement is no failure of the store', async () => {
    for (const sql of ['select nonsense', `insert into log_head values (1, 'x', 1)`]) {
      const error = await store.run(sql).catch((thrown: unknown) => thrown)
      expect([error instanceof Error, isStoreFailure(error)]).toEqual([true, false])
    }
  })

  it('of a store that is closed is one', async () => {
    const other = temporaryFolder()
    const closed = await openStore(await placeOf(other), randomUUID)
    await closed.close()
    removeFolder(other)
    for (const use of [closed.get('select 1'), closed.transaction(async () => {})]) {
      await expect(use).rejects.toSatisfy(isStoreFailure)
    }
  })

  it.runIf(testedEngine() === 'postgres')(
    'of a page that cannot be read is remembered',
    async () => {
      const watched = watchDamage(store)
      const raise = (code: string) =>
        watched.store.run(`do $$ begin raise exception 'page' using errcode = '${code}'; end $$`)
      await expect(raise('53100')).rejects.toSatisfy(isStoreFailure)
      expect(watched.isDamaged()).toBe(false)
      await expect(raise('XX001')).rejects.toSatisfy(isStoreFailure)
      expect(watched.isDamaged()).toBe(true)
    },
  )
})
