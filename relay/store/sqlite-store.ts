import type Database from 'better-sqlite3'
import { createGate } from '../gate.ts'
import type { Reader, Snapshot, Store, Transaction, Value } from './port.ts'

export type SqliteStore = Store & {
  /** The connection that writes, for what SQLite alone has. Others must not hold a transaction on it. */
  readonly database: Database.Database
}

/** How soon another process's write is noticed: asking costs a read of shared memory. */
const POLL_MS = 300

/**
 * SQLite behind the port. It answers at once: what is awaited within a transaction is there in a
 * microtask, so a transaction is over before the event loop goes on, unless its work waits for
 * something else. Reads have a connection of their own, and so never see what is not committed.
 */
export function createSqliteStore(
  database: Database.Database,
  reader: Database.Database,
): SqliteStore {
  const statements = prepared(database)
  const oneAtATime = createGate(1)
  return {
    database,
    ...readingFrom(reader),
    run: (sql, ...values) => oneAtATime(async () => statements(sql).run(...values).changes),
    transaction: (work) =>
      oneAtATime(async () => {
        // The write lock from the first statement: a later one could find the picture outdated.
        statements('begin immediate').run()
        const { tx, end } = transactionOn(database, statements)
        try {
          const result = await work(tx)
          end()
          statements('commit').run()
          return result
        } catch (error) {
          end()
          // Some errors (a full disk) have undone it already.
          if (database.inTransaction) statements('rollback').run()
          throw error
        }
      }),
    maintain: (sql) =>
      oneAtATime(async () => {
        statements(sql).run()
      }),
    watch: (wake) => {
      const version = () => database.pragma('data_version', { simple: true })
      let seen = version()
      const timer = setInterval(() => {
        const current = version()
        if (current !== seen) wake()
        seen = current
      }, POLL_MS).unref()
      return () => clearInterval(timer)
    },
    close: () =>
      oneAtATime(async () => {
        reader.close()
        database.close()
      }),
  }
}

/** What a connection sees now, until it is closed. */
export function createSqliteSnapshot(database: Database.Database): Snapshot {
  database.exec('begin')
  return {
    ...readingFrom(database),
    close: async () => {
      database.close()
    },
  }
}

type Prepared = (sql: string) => Database.Statement<Value[]>

/** Every text is prepared once: there are as many as the program has. */
function prepared(database: Database.Database): Prepared {
  const statements = new Map<string, Database.Statement<Value[]>>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare<Value[]>(sql)
    statements.set(sql, statement)
    return statement
  }
}

function readingFrom(database: Database.Database, statements = prepared(database)): Reader {
  return {
    engine: 'sqlite',
    get: async <Row>(sql: string, ...values: Value[]) =>
      statements(sql).get(...values) as Row | undefined,
    all: async <Row>(sql: string, ...values: Value[]) => statements(sql).all(...values) as Row[],
  }
}

function transactionOn(database: Database.Database, statements: Prepared) {
  let isOver = false
  /** What comes too late must fall neither into the next transaction nor outside of any. */
  const within: Prepared = (sql) => {
    if (isOver || !database.inTransaction) throw new Error('transaction-is-over')
    return statements(sql)
  }
  const tx: Transaction = {
    ...readingFrom(database, within),
    run: async (sql, ...values) => within(sql).run(...values).changes,
    savepoint: async (work) => {
      within('savepoint work').run()
      try {
        const result = await work()
        within('release work').run()
        return result
      } catch (error) {
        if (database.inTransaction) {
          within('rollback to work').run()
          within('release work').run()
        }
        throw error
      }
    },
    script: async (sql) => {
      within('select 1').get()
      database.exec(sql)
    },
  }
  return {
    tx,
    end: () => {
      isOver = true
    },
  }
}
