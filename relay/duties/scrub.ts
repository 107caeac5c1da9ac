import type { Reader, Store, Transaction } from '../store/port.ts'
import { isStoreFailure } from '../store/store-failure.ts'

/**
 * What is deleted is not gone: a database leaves copies in the gaps of its pages. After an erasure
 * the store is written anew. That it is owed stands in the store, so that it is done at the next
 * start, or within the hour, should there be no room for it now.
 * - SQLite overwrites what it deletes (`secure_delete`), writes the file anew and empties its
 *   journal. Nobody else is served meanwhile: the larger the store, the longer.
 * - PostgreSQL writes the tables anew (`vacuum full`). What its write-ahead log and that log's
 *   archives hold is for who runs it to let expire: no client can erase there.
 */

const TABLES = [
  ...['log', 'content', 'inbox', 'messages', 'citizens', 'identities', 'statuses_ahead'],
  ...['media', 'files', 'uploads'],
]

export async function oweScrubbing(tx: Transaction, now: number): Promise<void> {
  await tx.run('update scrubbing set owed_since = coalesce(owed_since, ?)', now)
}

/** The same for a row whose words were replaced: SQLite overwrites them, PostgreSQL leaves them in a dead one. */
export async function oweForRow(tx: Transaction, now: number): Promise<void> {
  if (tx.engine === 'postgres') await oweScrubbing(tx, now)
}

async function isOwed(sql: Reader): Promise<boolean> {
  return (await sql.get('select 1 from scrubbing where owed_since is not null')) !== undefined
}

/** @returns false when it could not be done now: it is still owed. */
export async function scrubIfOwed(store: Store): Promise<boolean> {
  if (!(await isOwed(store))) return true
  try {
    if (!(await scrub(store))) return false
    await store.run('update scrubbing set owed_since = null')
    return true
  } catch (error) {
    if (isStoreFailure(error)) return false
    throw error
  }
}

/** @returns false while somebody reads from SQLite's journal (a backup, say). */
async function scrub(store: Store): Promise<boolean> {
  if (store.engine === 'postgres') {
    for (const table of [...TABLES, 'quarantine']) await store.maintain(`vacuum full ${table}`)
    return true
  }
  await store.maintain('vacuum')
  const done = await store.get<{ busy: number }>('pragma wal_checkpoint(TRUNCATE)')
  return done?.busy === 0
}
