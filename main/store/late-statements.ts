import type Sqlite from 'better-sqlite3'

type Statement = Sqlite.Statement<unknown[]>

/**
 * Has each statement of a database prepared when it is first used: a replica has some 250 ready, of
 * which the first screens need a tenth, and preparing all of them is a good part of a start.
 */
export function prepareLate(db: Sqlite.Database): void {
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => new LateStatement(() => prepare(sql))) as typeof db.prepare
}

class LateStatement implements Statement {
  readonly #prepare: () => Statement
  #made: Statement | null = null
  #isPlucked = false

  constructor(prepare: () => Statement) {
    this.#prepare = prepare
  }

  #ready(): Statement {
    if (this.#made === null) {
      const made = this.#prepare()
      if (this.#isPlucked) made.pluck()
      // From here on a call goes straight to it.
      this.run = made.run.bind(made)
      this.get = made.get.bind(made)
      this.all = made.all.bind(made)
      this.#made = made
    }
    return this.#made
  }

  run(...values: unknown[]) {
    return this.#ready().run(...values)
  }

  get(...values: unknown[]) {
    return this.#ready().get(...values)
  }

  all(...values: unknown[]) {
    return this.#ready().all(...values)
  }

  iterate(...values: unknown[]) {
    return this.#ready().iterate(...values)
  }

  columns() {
    return this.#ready().columns()
  }

  /** Said of every second one as it is written down, which is no use of it yet. */
  pluck(toggle = true): this {
    this.#isPlucked = toggle
    this.#made?.pluck(toggle)
    return this
  }

  expand(toggle = true): this {
    this.#ready().expand(toggle)
    return this
  }

  raw(toggle = true): this {
    this.#ready().raw(toggle)
    return this
  }

  safeIntegers(toggle = true): this {
    this.#ready().safeIntegers(toggle)
    return this
  }

  bind(...values: unknown[]): this {
    this.#ready().bind(...values)
    return this
  }

  get database() {
    return this.#ready().database
  }

  get source() {
    return this.#ready().source
  }

  get reader() {
    return this.#ready().reader
  }

  get readonly() {
    return this.#ready().readonly
  }

  get busy() {
    return this.#ready().busy
  }
}
