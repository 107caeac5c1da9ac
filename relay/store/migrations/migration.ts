import type { Engine } from '../port.ts'

/**
 * One step of the store's history. Append only: a number that has been released is never changed;
 * what was wrong is mended by a later one. Steps are applied in the order of their numbers, each
 * once, whenever it comes. ARCHITECTURE.md says what each table is for.
 */
export type Migration = {
  readonly number: number
  /** SQLite's words, which PostgreSQL gets in its own (`postgres-sql.ts`); two texts where that is not enough. */
  readonly sql: string | Readonly<Record<Engine, string>>
  /**
   * This version folds the log into other states than the one before: once every step is applied, all
   * conversations are folded anew.
   */
  readonly refolds?: true
}
