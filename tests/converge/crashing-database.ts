import Sqlite from 'better-sqlite3'
import type { Database } from '../../main/store/database.ts'
import { prepareLate } from '../../main/store/late-statements.ts'
import { migrate } from '../../main/store/migrations.ts'

/** The process ended here: what the open transaction did is gone, what was committed stays. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export type CrashingStore = {
  /** Another database in memory that outlives the crashes of who works on it. */
  readonly create: () => Database
  /** Ends the process at the so-manieth call of the store from now on. */
  readonly crashAt: (call: number) => void
  readonly disarm: () => void
  /** Calls of all its databases so far. */
  readonly calls: () => number
}

/** Its tables were made once: making them took longer than a day with them. */
const emptyReplica = newReplica()

function newReplica(): Buffer {
  const db = new Sqlite(':memory:')
  migrate(db)
  const bytes = db.serialize()
  db.close()
  return bytes
}

/** What a console stores, in one database or two. */
export function createCrashingStore(): CrashingStore {
  let calls = 0
  let last = Number.POSITIVE_INFINITY
  const called = () => {
    calls += 1
    if (calls >= last) throw new Crash()
  }
  function create(): Database {
    const db = new Sqlite(emptyReplica)
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
    // As every replica does.
    prepareLate(db)
    return db
  }
  return {
    create,
    crashAt: (call) => {
      last = calls + call
    },
    disarm: () => {
      last = Number.POSITIVE_INFINITY
    },
    calls: () => calls,
  }
}
