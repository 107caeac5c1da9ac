import type { Database } from './database.ts'
import { turn } from './slices.ts'

/**
 * After so many items a commit writes the pages that changed: much less often than after each slice,
 * and yet in less than a frame.
 */
const ITEMS = 1000

export type Bulk = {
  /** @param size how many items the slice has. */
  readonly run: <T>(slice: () => T, size: number) => T
  /** Between two slices: writes what has become much, each step in a turn of its own. */
  readonly rest: () => Promise<void>
  readonly end: () => void
}

const open = new WeakSet<Database>()
const inSlice = new WeakSet<Database>()

/**
 * Many slices in one transaction. The event loop turns between the slices, so others may write
 * in between: what they do nests in the same transaction, and `durably` ends it first. A slice is no
 * savepoint, at each of which FTS5 writes a segment that has to be joined later: one that fails
 * takes with it all that is not committed, the position included, so that it comes again.
 */
export function createBulk(db: Database): Bulk {
  let items = 0
  return {
    run(slice, size) {
      if (!db.inTransaction) {
        db.exec('begin immediate')
        open.add(db)
        items = 0
      }
      items += size
      inSlice.add(db)
      try {
        return slice()
      } catch (error) {
        open.delete(db)
        if (db.inTransaction) db.exec('rollback')
        throw error
      } finally {
        inSlice.delete(db)
      }
    },
    async rest() {
      if (items < ITEMS) return
      items = 0
      commitBulk(db)
      await turn()
    },
    end: () => commitBulk(db),
  }
}

/** All of `work` or nothing: a slice of a bulk, which is already that, or a transaction of its own. */
export function atomically<T>(db: Database, work: () => T): T {
  return inSlice.has(db) ? work() : db.transaction(work).immediate()
}

/** Writes what an open bulk has done so far; the bulk then goes on in another transaction. */
export function commitBulk(db: Database): void {
  if (!open.delete(db) || !db.inTransaction) return
  try {
    db.exec('commit')
  } catch (error) {
    // A full disk, say: nobody may go on in a transaction that will never be written.
    if (db.inTransaction) db.exec('rollback')
    throw error
  }
}
