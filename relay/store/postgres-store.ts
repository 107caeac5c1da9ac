import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createGate } from '../gate.ts'
import type { Reader, Snapshot, Store, Transaction, Value } from './port.ts'
import {
  type Connection,
  connectionTo,
  longScript,
  PATIENT,
  query,
  reaching,
  script,
  TIMEOUTS,
} from './postgres-connection.ts'
import { watchPostgres } from './postgres-watch.ts'
import { StoreUnavailableError } from './store-failure.ts'

/** Reads side by side; writers have one of them, because they come one at a time anyway. */
const CONNECTIONS = 10

/** Held until the end of a transaction, so that one is written at a time, whichever process begins it. */
const WRITER_LOCK = `select pg_advisory_xact_lock(${0x42414c}, 1)`

/** PostgreSQL behind the port. Nothing is connected before it is asked. */
export function createPostgresStore(url: string, timeouts = TIMEOUTS): Store {
  const name = `balcao-${randomUUID()}`
  const config = connectionTo(url, name, timeouts)
  const pool = new pg.Pool({ ...config, max: CONNECTIONS })
  // Of a connection that nobody uses: the next one who needs one gets another, or its error.
  pool.on('error', () => {})
  // Of one that somebody uses, between two statements: the next statement says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  const oneAtATime = createGate(1)
  return {
    ...readingFrom(pool),
    run: async (sql, ...values) => (await query(pool, sql, values)).count,
    transaction: (work) => oneAtATime(() => transact(pool, work)),
    maintain: (sql) => maintain(url, sql),
    watch: (wake) => watchPostgres(config, name, wake),
    close: () => oneAtATime(() => pool.end()),
  }
}

/** On a connection of its own, which waits as long as it takes. */
async function maintain(url: string, sql: string): Promise<void> {
  const client = await connect(url, 'balcao-maintenance')
  try {
    await script(client, sql)
  } finally {
    await client.end()
  }
}

/** One moment's picture. */
export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const client = await connect(url, 'balcao-snapshot')
  await script(client, 'begin isolation level repeatable read read only; select 1')
  return { ...readingFrom(client), close: () => client.end() }
}

async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client(connectionTo(url, name, PATIENT))
  // Whoever asks next is told by its own error.
  client.on('error', () => {})
  await reaching(() => client.connect())
  return client
}

async function transact<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await reaching(() => pool.connect())
  const { tx, end } = transactionOn(client)
  let isLost = true
  try {
    // Each statement sees what was committed before it: after the lock, all that others wrote.
    await script(client, `begin isolation level read committed; ${WRITER_LOCK}`)
    const result = await work(tx)
    end()
    const { command } = await script(client, 'commit')
    isLost = false
    // After an error that `work` swallowed, PostgreSQL undoes everything and calls it an answer.
    if (command !== 'COMMIT') throw new Error('transaction-was-undone')
    return result
  } catch (error) {
    end()
    // Where nobody answers any more, a `rollback` would only wait in line.
    if (isLost && !(error instanceof StoreUnavailableError)) {
      await client.query('rollback').then(
        () => {
          isLost = false
        },
        // The connection is gone, and with it the transaction; why is what is thrown.
        () => {},
      )
    }
    throw error
  } finally {
    client.release(isLost)
  }
}

function readingFrom(connection: Connection, check = () => {}): Reader {
  const all = async <Row>(sql: string, ...values: Value[]) => {
    check()
    return (await query<Row>(connection, sql, values)).rows
  }
  return {
    engine: 'postgres',
    all,
    get: async <Row>(sql: string, ...values: Value[]) => (await all<Row>(sql, ...values))[0],
  }
}

function transactionOn(client: pg.PoolClient) {
  let isOver = false
  /** What comes too late must not fall into the next transaction of the connection. */
  const check = () => {
    if (isOver) throw new Error('transaction-is-over')
  }
  const tx: Transaction = {
    ...readingFrom(client, check),
    run: async (sql, ...values) => {
      check()
      return (await query(client, sql, values)).count
    },
    savepoint: async (work) => {
      check()
      await script(client, 'savepoint work')
      try {
        const result = await work()
        await script(client, 'release savepoint work')
        return result
      } catch (error) {
        if (!(error instanceof StoreUnavailableError)) {
          await script(client, 'rollback to savepoint work; release savepoint work')
        }
        throw error
      }
    },
    script: async (sql) => {
      check()
      await longScript(client, sql)
    },
  }
  return {
    tx,
    end: () => {
      isOver = true
    },
  }
}
