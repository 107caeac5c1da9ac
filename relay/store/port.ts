/**
 * What the relay asks of a database. SQL is one text for both engines: `?` for each parameter,
 * aliases in quotation marks where they have capitals (`as "inboxId"`), `on conflict do nothing`,
 * and what only SQLite's planner needs (`indexed by`) is left out for PostgreSQL. Whole numbers are
 * JavaScript's, bytes are Buffers. SQL lives in the room that owns the table, as functions that take
 * a `Reader` or a `Transaction` first.
 */
export type Value = string | number | Buffer | null

/** Reads the newest committed state; within a transaction, also what that has written. */
export type Reader = {
  readonly engine: Engine
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>
}

export type Transaction = Reader & {
  /** @returns how many rows it changed. */
  run(sql: string, ...values: Value[]): Promise<number>
  /** If `work` throws, only what it did is undone. */
  savepoint<T>(work: () => Promise<T>): Promise<T>
  /** Several statements without parameters: for migrations. */
  script(sql: string): Promise<void>
}

export type Store = Reader & {
  /** One statement, in a transaction of its own. */
  run(sql: string, ...values: Value[]): Promise<number>
  /**
   * Runs `work` in one transaction; one at a time, whichever process begins them. Within it only
   * `tx` may be used: whoever begins a second one there waits for ever.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** One statement outside of any transaction, which may take as long as the store is large. */
  maintain(sql: string): Promise<void>
  /** Calls `wake` soon after another process has written. @returns how to end it. */
  watch(wake: () => void): () => void
  /** Waits for the transaction that is under way. */
  close(): Promise<void>
}

export type Engine = 'sqlite' | 'postgres'

/** One moment's picture, however long it is looked at. */
export type Snapshot = Reader & { close(): Promise<void> }
