import type { Database } from './database.ts'
import { schema0010 } from './schema-0010.ts'
import { schema0020 } from './schema-0020.ts'
import { schema0030 } from './schema-0030.ts'

/** Append-only, numbered in tens. The number is kept in `user_version`. */
const migrations: readonly { number: number; sql: string }[] = [
  { number: 10, sql: schema0010 },
  { number: 20, sql: schema0020 },
  { number: 30, sql: schema0030 },
]

export const NEWEST_SCHEMA = migrations.at(-1)?.number ?? 0

/**
 * Brings the tables up to this version.
 * @returns `newer` for a database that a later version wrote; nothing is then touched.
 */
export function migrate(db: Database): 'current' | 'newer' {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > NEWEST_SCHEMA) return 'newer'
  for (const { number, sql } of migrations) {
    if (number <= version) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${number}`)
    }).immediate()
  }
  return 'current'
}
