import pg from 'pg'
import type { Value } from './port.ts'
import { inPostgres } from './postgres-sql.ts'
import { StoreUnavailableError } from './store-failure.ts'

export type Connection = pg.ClientBase | pg.Pool

const INT8 = 20

/** What Node's timers can count, in ms: more than three weeks. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** All in ms; 0 is without end. */
export type Timeouts = {
  /** Until a connection stands, or one of the pool is free. */
  readonly connectMs: number
  /** How long a statement waits for what another session holds. */
  readonly lockMs: number
  /** How long a statement may take altogether. */
  readonly statementMs: number
  /** How long a transaction may stand in which nothing is asked: it holds the writer's lock. */
  readonly idleMs: number
}

/** Somebody waits for what is asked: better a clear *not now* than a wait without end. */
export const TIMEOUTS: Timeouts = {
  connectMs: 5000,
  lockMs: 10_000,
  // To look through all webhooks of years for one citizen takes its time.
  statementMs: 120_000,
  idleMs: 60_000,
}

/** For who takes as long as the record is large: backups, and what writes tables anew. */
export const PATIENT: Timeouts = { ...TIMEOUTS, statementMs: 0, idleMs: 0 }

/** A server that has not even told, so long after it should have, that it gave up is not there. */
const SILENCE_MS = 5000

/** After so long without a byte the system asks whether the other side is there, once a second. */
const KEEP_ALIVE_MS = 10_000

/**
 * How every connection is made.
 * @param name tells this process from others in what PostgreSQL notifies.
 */
export function connectionTo(
  url: string,
  name: string,
  { connectMs, lockMs, statementMs, idleMs }: Timeouts = TIMEOUTS,
): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: connectMs,
    lock_timeout: lockMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleMs,
    query_timeout: statementMs === 0 ? 0 : statementMs + SILENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
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

/** The same for a transaction of migrations, which take as long as the record is large. */
export async function longScript(connection: Connection, sql: string): Promise<void> {
  await script(connection, 'set local statement_timeout = 0')
  const withoutEnd = { text: sql, query_timeout: MAX_TIMER_MS }
  await reaching(() => connection.query(withoutEnd))
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
