import pg from 'pg'
import type { Value } from './port.ts'
import { inPostgres } from './postgres-sql.ts'
import { StoreUnavailableError } from './store-failure.ts'

export type Connection = pg.ClientBase | pg.Pool

const INT8 = 20

/** Somebody waits for what is asked: better a clear *not now* than a wait without end. All in ms. */
const CONNECT_TIMEOUT_MS = 5000
const LOCK_TIMEOUT_MS = 10_000

/**
 * How every connection is made.
 * @param name tells this process from others in what PostgreSQL notifies.
 */
export function connectionTo(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    keepAlive: true,
    // What has been acknowledged to WhatsApp must survive a power cut, whatever the server's default.
    options: '-c synchronous_commit=on',
    types: { getTypeParser },
  }
}

/** Whole numbers are far below 2^53: times, counts and places in the log. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

export async function query<Row>(
  connection: Connection,
  sql: string,
  values: readonly Value[],
): Promise<{ rows: Row[]; count: number }> {
  const result = await reaching(() => connection.query({ ...inPostgres(sql), values: [...values] }))
  return { rows: result.rows as Row[], count: result.rowCount ?? 0 }
}

/** Statements without parameters, as they are. */
export function script(connection: Connection, sql: string): Promise<pg.QueryResult> {
  return reaching(() => connection.query(sql))
}

/** What PostgreSQL itself says passes; all else (no connection, a lost one) is one error. */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof pg.DatabaseError || error instanceof StoreUnavailableError) throw error
    throw new StoreUnavailableError(error)
  }
}
