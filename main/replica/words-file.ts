import * as z from '../../shared/late-zod.ts'
import { openWordIndex, WORD_TABLES, type WordTable } from '../projections/word-index.ts'
import { commitBulk, createBulk } from '../store/bulk.ts'
import { type Database, openEncrypted } from '../store/database.ts'
import { openMetaTable } from '../store/meta-table.ts'
import { type ReplicaPlace, wordsPath } from './replica-files.ts'

/** What became of the words at one place: what they are, or null once there are none. */
export type PlacedWords = readonly [table: WordTable, seq: number, text: string | null]

/** The shadow tables in which FTS5 keeps an index: all that there is of it. */
const SHADOWS = ['data', 'idx', 'docsize', 'config']

const CURSOR = 'cursor'
const cursorSchema = z.int()

/**
 * The index of words of a replica that is being built, in a file of its own, so that another thread can
 * write it meanwhile. It is taken into the replica as it lies there, once both are whole.
 */
export type WordsFile = {
  /** All words up to here are on the disk; some beyond may be too, and are written again. */
  readonly cursor: () => number
  readonly write: (words: readonly PlacedWords[]) => void
  /** @param cursor up to where all words have been written. */
  readonly commit: (cursor: number) => void
  /** @param isWhole with its pieces joined, as one who searches wants them. */
  readonly close: (isWhole: boolean) => void
}

/** @param tables how the replica's own are made, in SQL. */
export function openWordsFile(place: ReplicaPlace, tables: string): WordsFile {
  const db = openEncrypted(wordsPath(place), place.key)
  const isNew = db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get() === undefined
  if (isNew) {
    db.transaction(() => {
      db.exec(tables)
      db.exec('create table meta (name text primary key, value text not null) without rowid')
    })()
  }
  const meta = openMetaTable(db)
  const indexes = {
    messages_fts: openWordIndex(db, 'messages_fts'),
    names_fts: openWordIndex(db, 'names_fts'),
  }
  const all = Object.values(indexes)
  for (const index of all) index.prepareForBulk(true)
  const writeNow = (words: readonly PlacedWords[]) => {
    for (const [table, seq, text] of words) {
      if (text === null) indexes[table].remove(seq)
      else indexes[table].put(seq, text)
    }
  }
  const bulk = createBulk(db)
  return {
    cursor: () => meta.read(CURSOR, cursorSchema) ?? 0,
    write: (words) => bulk.run(() => writeNow(words), words.length),
    commit(cursor) {
      bulk.run(() => meta.write(CURSOR, cursor), 1)
      bulk.end()
    },
    close(isWhole) {
      commitBulk(db)
      for (const index of all) {
        index.prepareForBulk(false)
        if (isWhole) while (index.tend());
      }
      db.close()
    },
  }
}

/** How a replica makes its tables of words, in SQL. */
export function wordTables(db: Database): string {
  const sql = db.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck()
  return WORD_TABLES.map((table) => `${sql.get(table)};`).join('\n')
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
      for (const shadow of WORD_TABLES.flatMap((table) => SHADOWS.map((of) => `${table}_${of}`))) {
        db.exec(
          `delete from main.${shadow}; insert into main.${shadow} select * from words.${shadow}`,
        )
      }
      also()
    })()
  } finally {
    db.unsafeMode(false)
    db.exec('detach words')
  }
}
