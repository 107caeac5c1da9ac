import type { NewId } from '../../shared/ids.ts'
import type { StorePlace } from './place.ts'
import type { Reader, Transaction } from './port.ts'
import { holdPostgresLock } from './postgres-lock.ts'

/**
 * One run of a relay over a store, from its start to its end. It is named with what it has under
 * way, so that another one can tell what a dead run left from what a living one is just doing.
 */
export type RelayRun = {
  readonly id: string
  /** Whether others can see now that it lives. While they cannot, it begins nothing. */
  isSeen(): boolean
  /** Whether a run is over for certain, or seems to be only just now: to be asked again, then. */
  isOver(sql: Reader, runId: string): Promise<boolean>
  /** The same at once, in the transaction that acts on it: until its end the run cannot come back. */
  isGone(tx: Transaction, runId: string): Promise<boolean>
  end(): Promise<void>
}

/** A run that lives takes its lock again within a second or two of losing its connection. */
const GRACE_MS = 3000

/**
 * Begins a run. On SQLite the server's lock says that there is no other: whoever was before is over.
 * On PostgreSQL each run holds a lock of its own, which ends with its connection.
 */
export async function beginRun(
  place: StorePlace,
  newId: NewId,
  graceMs = GRACE_MS,
): Promise<RelayRun> {
  const id = newId()
  return place.engine === 'sqlite' ? aloneAs(id) : holdRun(place.url, id, graceMs)
}

function aloneAs(id: string): RelayRun {
  const isOther = async (_: Reader, runId: string) => runId !== id
  return { id, isSeen: () => true, isOver: isOther, isGone: isOther, end: async () => {} }
}

/** The key is the id's: the seed keeps it apart from whatever else might lock by a text. */
const keyOfRun = `hashtextextended(?, ${0x42414c})`

async function holdRun(url: string, id: string, graceMs: number): Promise<RelayRun> {
  const lock = await holdPostgresLock(url, {
    name: 'balcao-run',
    sql: `select pg_try_advisory_lock(${keyOfRun.replace('?', '$1')}) as taken`,
    values: [id],
  })
  if (lock === null) throw new Error('run-id-taken')
  /** Since when a run's lock has been free, each time that it was looked at. */
  const freeSince = new Map<string, number>()

  const isGone = async (sql: Reader, runId: string): Promise<boolean> => {
    // Taken for an instant, or to the end of the transaction: what nobody holds, a dead run held.
    const row = await sql.get<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(${keyOfRun}) as free`,
      runId,
    )
    return runId !== id && row?.free === true
  }
  return {
    id,
    isSeen: lock.isHeld,
    isGone,
    isOver: async (sql, runId) => {
      if (!(await isGone(sql, runId))) {
        freeSince.delete(runId)
        return false
      }
      const since = freeSince.get(runId) ?? performance.now()
      freeSince.set(runId, since)
      return performance.now() - since >= graceMs
    },
    end: lock.giveBack,
  }
}
