import Database from 'better-sqlite3'
import pg from 'pg'
import type { Reader, Store, Transaction } from './port.ts'

/** What each engine says of a page that is not what it has written. */
function isDamage(error: unknown): boolean {
  if (error instanceof Database.SqliteError) return /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
  return error instanceof pg.DatabaseError && /^XX00[12]$/.test(error.code ?? '')
}

type Watched<T extends Store> = { readonly store: T; isDamaged(): boolean }

/**
 * The same store, and whether it has met a damaged page since it was opened: it does not heal by
 * itself, and whoever asks for what lies elsewhere is still answered.
 */
export function watchDamage<T extends Store>(store: T): Watched<T> {
  let isDamaged = false
  const noticing = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work()
    } catch (error) {
      if (isDamage(error)) isDamaged = true
      throw error
    }
  }
  const get: Reader['get'] = (sql, ...values) => noticing(() => store.get(sql, ...values))
  const all: Reader['all'] = (sql, ...values) => noticing(() => store.all(sql, ...values))
  const run: Store['run'] = (sql, ...values) => noticing(() => store.run(sql, ...values))
  const transaction = <R>(work: (tx: Transaction) => Promise<R>) =>
    noticing(() => store.transaction(work))
  return { store: { ...store, get, all, run, transaction }, isDamaged: () => isDamaged }
}
