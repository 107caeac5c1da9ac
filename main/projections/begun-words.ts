import type { Database } from '../store/database.ts'

/**
 * The words of what was said, as a table of each time that one was. Temporary, so that no file has it,
 * and made before anything is written: what is rolled back must not take it away.
 */
export const vocabularySql = `
create virtual table if not exists temp.messages_vocab using fts5vocab(main, messages_fts, instance)`

/** Sought in order of words, and never gone through: the first that stands in these bounds. */
export const nextWordSql = 'select term from messages_vocab where term >= ? and term < ? limit 1'

/** Beginnings of two and three letters have lists of their own in the index. */
const SHORTEST = 4
/** To look into so many lists takes no longer than to join them all beforehand. */
const MOST = 8

/** No word has a character that is less, or one that is greater. */
const LEAST = '\u0001'
const GREATEST = '\u{10FFFF}'

export type BegunWords = ReturnType<typeof openBegunWords>

export function openBegunWords(db: Database) {
  const next = db.prepare<[string, string], string>(nextWordSql).pluck()

  /**
   * The words that begin so, where it is better to ask for each: FTS5 joins the lists of all words with
   * a beginning before it gives the first line, however few are wanted, and goes down a word's own.
   * @param beginning plain. Null where it is not, where there are many words or none, or where the index
   * knows the beginning by itself; also of other letters, which FTS5 may make plain in another way.
   */
  return function begunWith(beginning: string): string[] | null {
    if (beginning.length < SHORTEST || !/^[a-z0-9]+$/.test(beginning)) return null
    const words: string[] = []
    for (let from = beginning; ; ) {
      const word = next.get(from, beginning + GREATEST)
      if (word === undefined) return words.length > 0 ? words : null
      if (words.length === MOST) return null
      words.push(word)
      from = word + LEAST
    }
  }
}
