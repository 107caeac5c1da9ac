import Database from 'better-sqlite3'

/**
 * Whether an error says that the store cannot write or read now (disk full, read-only, locked,
 * closed), rather than that what was asked of it is wrong. Such work can be tried again later.
 */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof Database.SqliteError) {
    return !/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/.test(error.code)
  }
  return error instanceof TypeError && error.message === 'The database connection is not open'
}
