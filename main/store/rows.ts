import type { Database } from './database.ts'

/** So many go in at a time: more are hardly quicker, and fewer are left over for one by one. */
const TOGETHER = 16

/** Values of one row, in the order of the columns. */
export type RowValues = readonly (string | number | bigint | null)[]

/**
 * An insert of many rows: of what a row costs one by one, a good part is the call into SQLite. `or fail`,
 * because a statement of several rows that could be undone by itself is a savepoint, at each of which
 * FTS5 writes a segment; one that fails throws, and takes the whole transaction with it.
 * @param into a table with its columns in brackets.
 * @returns writes rows that are not there yet. @throws SqliteError
 */
export function prepareRows(db: Database, into: string): (rows: readonly RowValues[]) => void {
  const width = into.split(',').length
  const row = `(${Array(width).fill('?').join()})`
  const insert = (count: number) =>
    db.prepare(`insert or fail into ${into} values ${Array(count).fill(row).join()}`)
  const one = insert(1)
  const many = insert(TOGETHER)
  return (rows) => {
    const whole = rows.length - (rows.length % TOGETHER)
    let values: unknown[] = []
    for (const [index, row] of rows.entries()) {
      if (index >= whole) one.run(...row)
      else for (const value of row) values.push(value)
      if (values.length < TOGETHER * width) continue
      many.run(...values)
      values = []
    }
  }
}
