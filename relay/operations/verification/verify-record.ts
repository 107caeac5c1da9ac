import { openScratchStore } from '../../store/open-store.ts'
import type { Reader } from '../../store/port.ts'
import { damageIn } from '../../store/store-failure.ts'
import { checkCitizens } from './check-citizens.ts'
import { checkDuties } from './check-duties.ts'
import { compareTables } from './compare-tables.ts'
import type { Fault, ReportFault } from './faults.ts'
import { rebuild } from './rebuild.ts'
import { verifyFiles } from './verify-files.ts'
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
  /** In the folder of files. */
  | 'files'

const MAX_FAULTS = 1000

/** Checks the record; `sql` must be one moment's picture of it, and is only read. */
export async function verifyRecord(sql: Reader, dataFolder: string): Promise<Verification> {
  const faults: Fault[] = []
  let faultCount = 0
  const report = (fault: Fault) => {
    faultCount += 1
    if (faults.length < MAX_FAULTS) faults.push(fault)
  }
  let counts: Verification['counts'] | null = null
  try {
    for (const detail of await damagesOf(sql)) report({ kind: 'damaged-store', detail })
    const files = await verifyFiles(sql, dataFolder, report)
    counts = { ...(await check(sql, report)), ...(await countsOf(sql)), files }
    await checkCitizens(sql, report)
    await checkDuties(sql, report)
  } catch (error) {
    // A page that cannot be read ends the walk: that is what there is to say.
    const code = damageIn(error)
    if (code === null) throw error
    report({ kind: 'damaged-store', detail: `reading ended with ${code}` })
  }
  return { counts, faultCount, faults }
}

async function check(sql: Reader, report: ReportFault): ReturnType<typeof walkLog> {
  const scratch = await openScratchStore()
  try {
    return await scratch.transaction(async (tx) => {
      const walked = await walkLog(sql, (event) => rebuild(tx, event), report)
      await compareTables(sql, tx, report)
      return walked
    })
  } finally {
    await scratch.close()
  }
}

/** PostgreSQL holds its references by itself, and says of a damaged page when that is read. */
async function damagesOf(sql: Reader): Promise<string[]> {
  if (sql.engine === 'postgres') return []
  const pages = await sql.all<{ integrity_check: string }>('pragma integrity_check')
  const references = await sql.all<{ table: string; rowid: number | null; parent: string }>(
    'pragma foreign_key_check',
  )
  return [
    ...pages.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...references.map(
      ({ table, rowid, parent }) =>
        `row ${rowid ?? '?'} of ${table} points to nothing in ${parent}`,
    ),
  ]
}

async function countsOf(sql: Reader) {
  const count = async (what: string) =>
    (await sql.get<{ count: number }>(`select count(*) as count from ${what}`))?.count ?? 0
  return {
    conversations: await count('conversations'),
    messages: await count('messages'),
    outgoing: await count('outgoing'),
    inbox: await count('inbox'),
    waiting: await count('inbox where interpreted_at is null'),
    quarantined: await count('quarantine'),
  }
}
