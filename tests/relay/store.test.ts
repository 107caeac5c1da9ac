import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { createAccounts } from '../../relay/accounts/accounts.ts'
import { createSessions } from '../../relay/accounts/sessions.ts'
import { createCommandAnswers } from '../../relay/commands/command-answers.ts'
import { createOutgoingReplies } from '../../relay/delivery/outgoing-replies.ts'
import { createConversationStates } from '../../relay/log/conversation-states.ts'
import { createLogReader } from '../../relay/log/read-log.ts'
import { migrate, NewerStoreError } from '../../relay/store/migrate.ts'
import { migrations } from '../../relay/store/migrations.ts'
import { openStore, type Store } from '../../relay/store/open-store.ts'
import { FolderInUseError, takeServerLock } from '../../relay/store/server-lock.ts'
import { isStoreFailure } from '../../relay/store/store-failure.ts'
import { createCitizens } from '../../relay/whatsapp/citizens.ts'
import { createInbox } from '../../relay/whatsapp/inbox.ts'
import { createKnownMessages } from '../../relay/whatsapp/known-messages.ts'
import { createQuarantine } from '../../relay/whatsapp/quarantine.ts'
import { createStatuses } from '../../relay/whatsapp/statuses.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'

const clock = () => 1

const folders: string[] = []

afterAll(() => folders.forEach(removeFolder))

function newFolder(): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return folder
}

function withStore<T>(work: (store: Store, folder: string) => T): T {
  const folder = newFolder()
  const store = openStore(folder, randomUUID)
  try {
    return work(store, folder)
  } finally {
    store.close()
  }
}

describe('migrations', () => {
  it('are numbered in tens, rising', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => (index + 1) * 10))
  })

  it('run once: opening again changes nothing, and the log keeps its id', () => {
    withStore(({ database }, folder) => {
      const logId = () => database.prepare('select log_id from log_head').pluck().get()
      const before = logId()
      openStore(folder, randomUUID).close()
      expect(logId()).toBe(before)
    })
  })

  it('of a newer relay are not touched, and a sentence says so', () => {
    withStore(({ database }, folder) => {
      database.pragma('user_version = 9990')
      expect(() => openStore(folder, randomUUID)).toThrow(NewerStoreError)
      expect(() => openStore(folder, randomUUID)).toThrow(/version 9990.*Start the newer relay/s)
      expect(database.pragma('user_version', { simple: true })).toBe(9990)
    })
  })

  it('that fail leave the store as it was', () => {
    withStore(({ database }) => {
      const broken = [...migrations, { number: 9990, sql: 'create table x (a); nonsense' }]
      expect(() => migrate(database, broken)).toThrow()
      expect(database.prepare(`select 1 from sqlite_master where name = 'x'`).get()).toBeUndefined()
    })
  })
})

describe('a data folder', () => {
  it('serves one relay at a time', () => {
    const folder = newFolder()
    const unlock = takeServerLock(folder)
    expect(() => takeServerLock(folder)).toThrow(FolderInUseError)
    unlock()
    takeServerLock(folder)()
  })
})

describe('a store that is full', () => {
  it('keeps nothing of a webhook that it refuses, and is told from a defect', async () => {
    const store = openStore(newFolder(), randomUUID)
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
    expect(inbox.backlog().count).toBe(0)
    store.database.pragma('max_page_count = 1000000')
    await inbox.keep(Buffer.alloc(1_000_000))
    expect(inbox.backlog().count).toBe(1)
    store.close()
  })

  it('is not what a wrong statement is', () => {
    withStore(({ database }) => {
      expect.assertions(2)
      for (const sql of ['select nonsense', 'insert into log_head values (1, 1, 1)']) {
        try {
          database.prepare(sql).run()
        } catch (error) {
          expect(isStoreFailure(error)).toBe(false)
        }
      }
    })
  })
})

describe('hot queries', () => {
  /** Tables that a query walks from end to end. */
  const scans = ({ database }: Store, sql: string): string[] =>
    database
      .prepare<[], { detail: string }>(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (?!json_each|CONSTANT)/.test(detail))
      .filter((detail) => !/USING (COVERING )?INDEX \w*(waiting|unfinished|open)/.test(detail))

  it('use their indexes, however long the record grows', () => {
    withStore((store) => {
      const { database } = store
      const statements: string[] = []
      const spy = new Proxy(database, {
        get: (target, name) =>
          name === 'prepare'
            ? (sql: string) => {
                statements.push(sql)
                return target.prepare(sql)
              }
            : Reflect.get(target, name, target),
      })
      const spied = { ...store, database: spy }
      const accounts = createAccounts(spied, randomUUID)
      createOutgoingReplies(spied)
      createInbox(spied, clock, () => {})
      createQuarantine(spied)
      createLogReader(spied)
      createConversationStates(spied)
      createCitizens(spied)
      createKnownMessages(spied)
      createStatuses(spied, clock)
      createCommandAnswers(spied)
      createSessions(spied, accounts, clock)
      const reads = statements.filter((sql) =>
        /^\s*select(?!.* from (log_head|accounts order))/.test(sql),
      )
      expect(reads.length).toBeGreaterThan(20)
      for (const sql of reads) {
        const bound = sql.replaceAll('?', '1')
        expect({ sql, scans: scans(store, bound) }).toEqual({ sql, scans: [] })
      }
    })
  })
})
