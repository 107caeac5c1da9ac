import Sqlite from 'better-sqlite3'
import type { Database } from '../../main/store/database.ts'

/** The process ended here: what the open transaction did is gone, what was committed stays. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export type CrashingDatabase = {
  readonly db: Database
  /** Ends the process at the so-manieth call of the store from now on. */
  readonly crashAt: (call: number) => void
  readonly disarm: () => void
  /** Calls of the store so far. */
  readonly calls: () => number
}

/** A database in memory that outlives the crashes of who works on it. */
export function createCrashingDatabase(): CrashingDatabase {
  const db = new Sqlite(':memory:')
  let calls = 0
  let last = Number.POSITIVE_INFINITY
  const called = () => {
    calls += 1
    if (calls >= last) throw new Crash()
  }
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    for (const way of ['run', 'get', 'all'] as const) {
      const original = statement[way].bind(statement)
      statement[way] = ((...values: unknown[]) => {
        called()
        return original(...values)
      }) as never
    }
    return statement
  }) as typeof db.prepare
  return {
    db,
    crashAt: (call) => {
      last = calls + call
    },
    disarm: () => {
      last = Number.POSITIVE_INFINITY
    },
    calls: () => calls,
  }
}
