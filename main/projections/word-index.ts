import type { Database } from '../store/database.ts'

/** FTS5's own: how many segments of a level are joined while writing, and how many at the latest. */
const AUTOMERGE = 4n
const CRISISMERGE = 16n
const MOST_SEGMENTS = 1999n

/** FTS5's own: so many bytes of new words wait in memory before they become a segment; and of a bulk. */
const HASH_SIZE = 1_048_576n
const BULK_HASH_SIZE = 16_777_216n

/** Takes a few milliseconds. */
const MERGED_PAGES = 16n

/** Where words go, by the place in the log of what they stand for. */
export type Words = {
  /** Instead of what stood there. */
  readonly put: (seq: number, text: string) => void
  /** No longer found; it leaves the index's pages when these are next merged. */
  readonly remove: (seq: number) => void
}

/** Tables that hold words by place: what was said, and what citizens are called. */
export const WORD_TABLES = ['messages_fts', 'names_fts'] as const

export type WordTable = (typeof WORD_TABLES)[number]

/** The words themselves, without what is known of what they stand for. */
export function openWordIndex(db: Database, table: WordTable) {
  const add = db.prepare<[bigint, string]>(
    `insert or replace into ${table} (rowid, text) values (?, ?)`,
  )
  const remove = db.prepare<[bigint]>(`delete from ${table} where rowid = ?`)
  const configure = db.prepare<[string, bigint]>(
    `insert into ${table} (${table}, rank) values (?, ?)`,
  )
  const changes = db.prepare<[], number>('select total_changes()').pluck()

  return {
    put(seq: number, text: string): void {
      add.run(BigInt(seq), text)
    },

    remove(seq: number): void {
      remove.run(BigInt(seq))
    },

    /**
     * While very much is written, segments are only added: joining them costs more than writing them,
     * and `tend` does it afterwards.
     */
    prepareForBulk(isBulk: boolean): void {
      configure.run('automerge', isBulk ? 0n : AUTOMERGE)
      configure.run('crisismerge', isBulk ? MOST_SEGMENTS : CRISISMERGE)
      configure.run('hashsize', isBulk ? BULK_HASH_SIZE : HASH_SIZE)
    },

    /** Joins a few segments. @returns whether there may be more to join. */
    tend(): boolean {
      const before = changes.get() ?? 0
      configure.run('merge', MERGED_PAGES)
      return (changes.get() ?? 0) - before >= 2
    },

    /** Merges the whole index, so that it holds nothing of what was removed. */
    scrub(): void {
      db.exec(`insert into ${table} (${table}) values ('optimize')`)
    },

    clear(): void {
      db.exec(`insert into ${table} (${table}) values ('delete-all')`)
    },
  }
}
