import type { Database } from './database.ts'
import { schema0010 } from './schema-0010.ts'
import { schema0020 } from './schema-0020.ts'
import { schema0030 } from './schema-0030.ts'
import { schema0040 } from './schema-0040.ts'
import { schema0050 } from './schema-0050.ts'
import { schema0060 } from './schema-0060.ts'
import { schema0070 } from './schema-0070.ts'
import { schema0080 } from './schema-0080.ts'
import { schema0100 } from './schema-0100.ts'
import { schema0110 } from './schema-0110.ts'
import { schema0120 } from './schema-0120.ts'
import { schema0130 } from './schema-0130.ts'
import { schema0150 } from './schema-0150.ts'
import { schema0151 } from './schema-0151.ts'
import { schema0170 } from './schema-0170.ts'
import { schema0171 } from './schema-0171.ts'
import { schema0220 } from './schema-0220.ts'
import { schema0221 } from './schema-0221.ts'
import { schema0230 } from './schema-0230.ts'
import { schema0231 } from './schema-0231.ts'
import { schema0232 } from './schema-0232.ts'
import { schema0240 } from './schema-0240.ts'
import { schema0245 } from './schema-0245.ts'
import { schema0250 } from './schema-0250.ts'
import { schema0260 } from './schema-0260.ts'
import { schema0270 } from './schema-0270.ts'
import { schema0285 } from './schema-0285.ts'
import { schema0305 } from './schema-0305.ts'
import { schema0310 } from './schema-0310.ts'
import { schema0340 } from './schema-0340.ts'

export type Migration = { readonly number: number; readonly sql: string }

/** Never edited, only added to, in order of number. */
const migrations: readonly Migration[] = [
  { number: 10, sql: schema0010 },
  { number: 20, sql: schema0020 },
  { number: 30, sql: schema0030 },
  { number: 40, sql: schema0040 },
  { number: 50, sql: schema0050 },
  { number: 60, sql: schema0060 },
  { number: 70, sql: schema0070 },
  { number: 80, sql: schema0080 },
  { number: 100, sql: schema0100 },
  { number: 110, sql: schema0110 },
  { number: 120, sql: schema0120 },
  { number: 130, sql: schema0130 },
  { number: 150, sql: schema0150 },
  { number: 151, sql: schema0151 },
  { number: 170, sql: schema0170 },
  { number: 171, sql: schema0171 },
  { number: 220, sql: schema0220 },
  { number: 221, sql: schema0221 },
  { number: 230, sql: schema0230 },
  { number: 231, sql: schema0231 },
  { number: 232, sql: schema0232 },
  { number: 240, sql: schema0240 },
  { number: 245, sql: schema0245 },
  { number: 250, sql: schema0250 },
  { number: 260, sql: schema0260 },
  { number: 270, sql: schema0270 },
  { number: 285, sql: schema0285 },
  { number: 305, sql: schema0305 },
  { number: 310, sql: schema0310 },
  { number: 340, sql: schema0340 },
]

export const NEWEST_SCHEMA = migrations.at(-1)?.number ?? 0

/**
 * Brings the tables up to this version: every migration that was not applied yet, in order of
 * number, each in a transaction of its own. Those that were applied are written down one by one,
 * so that a smaller number which came into the program later is not missed.
 * @returns `newer` for a database that a later version wrote; nothing is then touched.
 */
export function migrate(
  db: Database,
  known: readonly Migration[] = migrations,
): 'current' | 'newer' {
  const isKept = hasList(db)
  const applied = isKept ? listed(db) : unlisted(db)
  const newest = Math.max(0, ...known.map(({ number }) => number))
  const isKnown = (number: number) => known.some((migration) => migration.number === number)
  if (versionOf(db) > newest || ![...applied].every(isKnown)) return 'newer'
  if (!isKept) keepList(db, applied)
  for (const { number, sql } of known) {
    if (applied.has(number)) continue
    db.transaction(() => {
      db.exec(sql)
      db.prepare('insert into schema_migrations (number) values (?)').run(BigInt(number))
      // Versions that know no such table still see that the file is too new for them.
      db.pragma(`user_version = ${Math.max(number, versionOf(db))}`)
    }).immediate()
  }
  return 'current'
}

function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function hasList(db: Database): boolean {
  const list = db.prepare(`select 1 from sqlite_schema where name = 'schema_migrations'`)
  return list.get() !== undefined
}

function listed(db: Database): ReadonlySet<number> {
  return new Set(db.prepare('select number from schema_migrations').pluck().all() as number[])
}

/** The first versions kept the newest number only, and had no gaps below it. */
function unlisted(db: Database): ReadonlySet<number> {
  const version = versionOf(db)
  return new Set(FIRST.filter((number) => number <= version))
}

function keepList(db: Database, applied: ReadonlySet<number>): void {
  db.transaction(() => {
    db.exec('create table schema_migrations (number integer primary key) strict')
    const add = db.prepare('insert into schema_migrations (number) values (?)')
    for (const number of applied) add.run(BigInt(number))
  }).immediate()
}

/** The migrations of the versions that kept no list. */
const FIRST = [10, 20, 30]
