import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { migrate, NewerStoreError } from '../../../relay/store/migrate.ts'
import { migrations } from '../../../relay/store/migrations.ts'
import { openStore } from '../../../relay/store/open-store.ts'
import { isStoreFailure } from '../../../relay/store/store-failure.ts'
import { backlog, createInbox } from '../../../relay/whatsapp/inbox.ts'
import { removeFolder, temporaryFolder } from '../../support/start-relay.ts'
import { pick, withinSqlite, withinStore } from '../../support/within-store.ts'

const folders: string[] = []

afterAll(() => folders.forEach(removeFolder))

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}

/** A store as a relay left it that knew the first two migrations, and no table of them. */
function storeOfBefore(folder: string): void {
  const database = new Database(join(folder, 'relay.sqlite'))
  for (const { number, sql } of migrations) {
    if (number <= 20) database.exec(typeof sql === 'string' ? sql : sql.sqlite)
  }
  database.exec(`
    pragma user_version = 20;
    insert into log_head values (1, 'the-log', 2);
    insert into log values (1, 5, null, '{"type":"citizen-identified","citizenId":"c1"}', 0);
    insert into log values (2, 5, null, '{"type":"agent-saved"}', 0);
  `)
  database.close()
}

describe('a store from before the table of migrations', () => {
  it('is taken over with all that is in it', async () => {
    const folder = newFolder()
    storeOfBefore(folder)
    await withinStore(folder, async ({ all, get }) => {
      expect(await all('select number from migrations order by number')).toEqual(
        migrations.map(({ number }) => ({ number })),
      )
      expect(await all('select seq, identifies from log order by seq')).toEqual([
        { seq: 1, identifies: 'c1' },
        { seq: 2, identifies: null },
      ])
      expect(await get('select log_id, seq from log_head')).toEqual({ log_id: 'the-log', seq: 2 })
    })
  })

  it('is closed to the relay that wrote it, once it has been taken over', async () => {
    const folder = newFolder()
    storeOfBefore(folder)
    await withinStore(folder, async () => {})
    const version = await pick<number>(folder, 'select user_version from pragma_user_version')
    expect(version).toBe(migrations.at(-1)?.number)
  })

  it('of a relay that knew more is not touched', async () => {
    const folder = newFolder()
    const database = new Database(join(folder, 'relay.sqlite'))
    database.pragma('user_version = 9990')
    await expect(openStore({ engine: 'sqlite', dataFolder: folder }, randomUUID)).rejects.toThrow(
      NewerStoreError,
    )
    expect(database.prepare('select name from sqlite_master').all()).toEqual([])
    database.close()
  })
})

describe('a store that is full', () => {
  it('keeps nothing of a webhook that it refuses, and is told from a defect', async () => {
    await withinSqlite(newFolder(), async (store) => {
      await migrate(store)
      const pages = Number(store.database.pragma('page_count', { simple: true }))
      store.database.pragma(`max_page_count = ${pages + 1}`)
      const inbox = createInbox(
        store,
        () => 1,
        () => {},
      )
      const both = await Promise.allSettled([
        inbox.keep(Buffer.alloc(10)),
        inbox.keep(Buffer.alloc(1_000_000)),
      ])
      expect(both.map((one) => one.status === 'rejected' && isStoreFailure(one.reason))).toEqual([
        true,
        true,
      ])
      expect((await backlog(store)).count).toBe(0)
      store.database.pragma('max_page_count = 1000000')
      await inbox.keep(Buffer.alloc(1_000_000))
      expect((await backlog(store)).count).toBe(1)
    })
  })

  it('undoes a transaction that it cannot take, and takes the next', async () => {
    await withinSqlite(newFolder(), async (store) => {
      await migrate(store)
      const write = (bytes: number) =>
        store.transaction(async (tx) => {
          await tx.run('insert into protocol_numbers values (2026, 1)')
          await tx.run('insert into inbox (received_at, body) values (1, ?)', Buffer.alloc(bytes))
        })
      const pages = Number(store.database.pragma('page_count', { simple: true }))
      store.database.pragma(`max_page_count = ${pages + 1}`)
      await expect(write(1_000_000)).rejects.toSatisfy(isStoreFailure)
      expect(await store.all('select * from protocol_numbers')).toEqual([])
      await write(1)
      expect(await store.all('select * from protocol_numbers')).toHaveLength(1)
    })
  })
})
