import type Sqlite from 'better-sqlite3'

type Statement = Sqlite.Statement<unknown[]>

/**
 * Has each statement of a database prepared when it is first used: a replica has some 250 ready, of
 * which the first screens need a tenth, and preparing all of them is a good part of a start.
 */
export function prepareLate(db: Sqlite.Database): void {
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => lateStatement(() => prepare(sql))) as typeof db.prepare
}

type Ways = Pick<Statement, 'run' | 'get' | 'all' | 'pluck'>

function lateStatement(prepare: () => Statement): Ways {
  let isPlucked = false
  let made: Statement | null = null
  const ready = (): Statement => {
    if (made === null) {
      made = prepare()
      if (isPlucked) made.pluck()
    }
    return made
  }
  const late: Ways = {
    run: (...values) => ready().run(...values),
    get: (...values) => ready().get(...values),
    all: (...values) => ready().all(...values),
    pluck(toggle = true) {
      isPlucked = toggle
      made?.pluck(toggle)
      return late as Statement
    },
  }
  return late
}
