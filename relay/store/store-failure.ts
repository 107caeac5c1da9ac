import Database from 'better-sqlite3'
import pg from 'pg'

/** The database cannot be reached, or its connection was lost: what was under way did not happen. */
export class StoreUnavailableError extends Error {
  readonly code: string

  constructor(cause: unknown) {
    super('The store cannot be reached.', { cause })
    this.name = 'StoreUnavailableError'
    const hasCode = cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    this.code = hasCode ? String(cause.code) : 'connection-lost'
  }
}

/**
 * PostgreSQL's classes of what passes, or is for an operator to mend: connections, who may connect,
 * resources (a full disk), locks and stops, the system, damaged files; a database that only
 * reads, transactions that took too long or stood in each other's way, rights that were taken away.
 */
const POSTGRES_FAILURES = /^(08|28|3D|53|55|57|58|XX|25006|25P0[34]|40|42501)/

/**
 * Whether an error says that the store cannot write or read now (disk full, read-only, locked,
 * closed, not to be reached), rather than that what was asked of it is wrong. Such work can be tried
 * again later.
 */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true
  if (error instanceof pg.DatabaseError) return POSTGRES_FAILURES.test(error.code ?? '')
  if (error instanceof Database.SqliteError) {
    return !/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/.test(error.code)
  }
  return error instanceof TypeError && error.message === 'The database connection is not open'
}

/** Whether a statement was refused because it contradicts what is there, such as a second row. */
export function isContradiction(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return (error.code ?? '').startsWith('23')
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')
}

/** The code of an error that says that what lies in the store cannot be read; null of any other. */
export function damageIn(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  const isDamage = error instanceof pg.DatabaseError && (error.code ?? '').startsWith('XX')
  return isDamage ? (error.code ?? null) : null
}
