import { z } from 'zod'
import { openWordIndex, type Words } from '../projections/word-index.ts'
import { commitBulk, createBulk } from '../store/bulk.ts'
import { type Database, openEncrypted } from '../store/database.ts'
import { openMetaTable } from '../store/meta-table.ts'
import { type ReplicaPlace, wordsPath } from './replica-files.ts'

/** What became of one line: its words, or null once it has none. */
export type LineWords = readonly [seq: number, text: string | null]

/** The shadow tables in which FTS5 keeps an index: all that there is of it. */
const SHADOWS = ['data', 'idx', 'docsize', 'config']

const CURSOR = 'cursor'

/**
 * The index of words of a replica that is being built, in a file of its own, so that another thread can
 * write it meanwhile. It is taken into the replica as it lies there, once both are whole.
 */
export type WordsFile = {
  /** Every line up to here is on the disk; some beyond may be too, and are written again. */
  readonly cursor: () => number
  readonly write: (lines: readonly LineWords[]) => void
  /** @param cursor up to where all lines have been written. */
  readonly commit: (cursor: number) => void
  /** @param isWhole with its pieces joined, as one who searches wants them. */
  readonly close: (isWhole: boolean) => void
}

/** @param table how the replica's own is made, in SQL. */
export function openWordsFile(place: ReplicaPlace, table: string): WordsFile {
  const db = openEncrypted(wordsPath(place), place.key)
  const isNew = db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get() === undefined
  if (isNew) {
    db.transaction(() => {
      db.exec(table)
      db.exec('create table meta (name text primary key, value text not null) without rowid')
    })()
  }
  const meta = openMetaTable(db)
  const index = openWordIndex(db)
  index.prepareForBulk(true)
  const bulk = createBulk(db)
  return {
    cursor: () => meta.read(CURSOR, z.int()) ?? 0,
    write: (lines) => bulk.run(() => writeTo(index, lines), lines.length),
    commit(cursor) {
      bulk.run(() => meta.write(CURSOR, cursor), 1)
      bulk.end()
    },
    close(isWhole) {
      commitBulk(db)
      index.prepareForBulk(false)
      if (isWhole) while (index.tend());
      db.close()
    },
  }
}

function writeTo(words: Words, lines: readonly LineWords[]): void {
  for (const [seq, text] of lines) {
    if (text === null) words.remove(seq)
    else words.put(seq, text)
  }
}

/** How a replica makes its table of words, in SQL. */
export function wordsTable(db: Database): string {
  const sql = db
    .prepare<[], string>(`select sql from sqlite_schema where name = 'messages_fts'`)
    .pluck()
    .get()
  if (sql === undefined) throw new Error('no-words')
  return sql
}

/**
 * Puts the words of the file in the place of the replica's own, as they lie there.
 * @param also written with them. The replica has to be opened anew then: FTS5 remembers what it had.
 */
export function takeWords(db: Database, place: ReplicaPlace, also: () => void): void {
  // With the replica's own cipher and key.
  db.prepare('attach ? as words').run(wordsPath(place))
  // SQLite keeps anybody but FTS5 from writing its tables.
  db.unsafeMode(true)
  try {
    db.transaction(() => {
      for (const shadow of SHADOWS) {
        const table = `messages_fts_${shadow}`
        db.exec(`delete from main.${table}; insert into main.${table} select * from words.${table}`)
      }
      also()
    })()
  } finally {
    db.unsafeMode(false)
    db.exec('detach words')
  }
}
