import Database from 'better-sqlite3'
import { openScratchStore, type Store } from '../../store/open-store.ts'
import { compareTables } from './compare-tables.ts'
import type { Fault, ReportFault } from './faults.ts'
import { createRebuild } from './rebuild.ts'
import { walkLog } from './walk-log.ts'

export type Verification = {
  /** Null where the store is too damaged to count. */
  readonly counts: Readonly<Record<Counted, number>> | null
  readonly faultCount: number
  /** The first of them, in the order in which they were found. */
  readonly faults: readonly Fault[]
}

type Counted =
  | 'events'
  /** Of those, the ones whose content has been erased. */
  | 'erased'
  | 'conversations'
  | 'messages'
  | 'outgoing'
  /** Webhooks as they came, and how many of them wait to be interpreted. */
  | 'inbox'
  | 'waiting'
  | 'quarantined'

const MAX_FAULTS = 1000

/** Checks one moment's picture of the record; `store` must be in a transaction, and is only read. */
export function verifyRecord(store: Store): Verification {
  const faults: Fault[] = []
  let faultCount = 0
  const report = (fault: Fault) => {
    faultCount += 1
    if (faults.length < MAX_FAULTS) faults.push(fault)
  }
  let counts: Verification['counts'] | null = null
  try {
    for (const detail of damagesOf(store)) report({ kind: 'damaged-store', detail })
    counts = { ...check(store, report), ...countsOf(store) }
  } catch (error) {
    // A page that cannot be read ends the walk: that is what there is to say.
    if (!(error instanceof Database.SqliteError)) throw error
    report({ kind: 'damaged-store', detail: `reading ended with ${error.code}` })
  }
  return { counts, faultCount, faults }
}

function check(store: Store, report: ReportFault): ReturnType<typeof walkLog> {
  const scratch = openScratchStore()
  try {
    const { take } = createRebuild(scratch)
    const walked = scratch.transaction(() => walkLog(store, take, report))
    compareTables(store, scratch, report)
    return walked
  } finally {
    scratch.close()
  }
}

function damagesOf({ database }: Store): string[] {
  const pages = database.prepare<[], string>('pragma integrity_check').pluck().all()
  const references = database
    .prepare<[], { table: string; rowid: number | null; parent: string }>(
      'pragma foreign_key_check',
    )
    .all()
  return [
    ...pages.filter((line) => line !== 'ok'),
    ...references.map(
      ({ table, rowid, parent }) =>
        `row ${rowid ?? '?'} of ${table} points to nothing in ${parent}`,
    ),
  ]
}

function countsOf({ database }: Store) {
  const count = (what: string) =>
    database.prepare<[], number>(`select count(*) from ${what}`).pluck().get() ?? 0
  return {
    conversations: count('conversations'),
    messages: count('messages'),
    outgoing: count('outgoing'),
    inbox: count('inbox'),
    waiting: count('inbox where interpreted_at is null'),
    quarantined: count('quarantine'),
  }
}
