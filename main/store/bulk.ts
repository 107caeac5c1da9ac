import type { Database } from './database.ts'

/** A commit writes every page that changed: much less often than each slice, yet under a frame. */
const LONGEST_MS = 80

const open = new WeakSet<Database>()

/**
 * Many slices in one transaction. The event loop turns between the slices, so others may write
 * in between: what they do nests in the same transaction, and `durably` ends it first. Each slice
 * has to be a transaction of its own (then a savepoint), so that one which fails leaves the others.
 */
export function createBulk(db: Database): { run: (slice: () => void) => void; end: () => void } {
  let began = 0
  return {
    run(slice) {
      if (!db.inTransaction) {
        db.exec('begin immediate')
        open.add(db)
        began = performance.now()
      }
      slice()
      if (performance.now() - began > LONGEST_MS) commitBulk(db)
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
