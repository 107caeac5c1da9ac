import type { Database } from './database.ts'

/**
 * After so many items a commit writes the pages that changed: much less often than after each slice,
 * and yet in less than a frame.
 */
const ITEMS = 3000

export type Bulk = {
  /** @param size how many items the slice has. */
  readonly run: (slice: () => void, size: number) => void
  readonly end: () => void
}

const open = new WeakSet<Database>()

/**
 * Many slices in one transaction. The event loop turns between the slices, so others may write
 * in between: what they do nests in the same transaction, and `durably` ends it first. Each slice
 * has to be a transaction of its own (then a savepoint), so that one which fails leaves the others.
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
      slice()
      items += size
      if (items >= ITEMS) commitBulk(db)
    },
    end: () => commitBulk(db),
  }
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
