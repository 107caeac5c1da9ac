import type { Reader, Transaction } from '../store/port.ts'
import type { Identities } from './citizen-traces.ts'
import { at, ERASED, redactWebhook } from './redact-webhook.ts'
import type { TallyKeeper } from './tallies.ts'

/** So many webhooks are read at a time: each has at most 4 MB, mostly 1 kB. */
const ROWS_AT_ONCE = 100

type InboxRow = { inboxId: number; receivedAt: number; isWaiting: number; body: Buffer }
type Entry = { id: number; path: string }

export type Found = {
  readonly row: InboxRow
  /** What is left of it. */
  readonly body: unknown
  /** Entries of the quarantine that point to what goes. */
  readonly entries: readonly Entry[]
}

/**
 * Webhooks as they came, after `after`, that hold something of a citizen.
 * @param until `waiting`: stops before the first that is not interpreted yet. Of those, only what
 *   would become hers is taken, by the identities she has now: an earlier one may be a stranger's.
 * @returns the last that was looked at.
 */
export async function* findWebhooks(
  sql: Reader,
  { mayBeIn, isTheirs, isHeld }: Identities,
  after: number,
  until: 'waiting' | 'end',
): AsyncGenerator<Found, number> {
  let last = after
  for (;;) {
    const rows = await sql.all<InboxRow>(
      `select inbox_id as "inboxId", received_at as "receivedAt", body,
          case when interpreted_at is null then 1 else 0 end as "isWaiting"
        from inbox where inbox_id > ? order by inbox_id limit ?`,
      ...[last, ROWS_AT_ONCE],
    )
    for (const row of rows) {
      const isWaiting = row.isWaiting === 1
      if (isWaiting && until === 'waiting') return last
      last = row.inboxId
      if (row.body.length === 0 || !mayBeIn(row.body)) continue
      const redaction = redactWebhook(
        JSON.parse(row.body.toString('utf8')),
        isWaiting ? isHeld : isTheirs,
      )
      if (redaction === null) continue
      const entries = await entriesIn(sql, row.inboxId)
      const gone = entries.filter(({ path }) => isGone(at(redaction.body, path)))
      yield { row, body: redaction.body, entries: gone }
    }
    if (rows.length < ROWS_AT_ONCE) return last
    // Reading through years of webhooks must not keep the others waiting.
    await new Promise(setImmediate)
  }
}

function isGone(item: unknown): boolean {
  return item === undefined || item === ERASED
}

export async function redactRow(
  tx: Transaction,
  { row, body, entries }: Found,
  tallies: TallyKeeper,
): Promise<void> {
  for (const { id } of entries) {
    await tx.run('delete from quarantine where quarantine_id = ?', id)
    tallies.count(row.receivedAt, { quarantined: -1, discarded: 1 })
  }
  await tx.run(
    'update inbox set body = ? where inbox_id = ?',
    ...[Buffer.from(JSON.stringify(body)), row.inboxId],
  )
}

function entriesIn(sql: Reader, inboxId: number): Promise<Entry[]> {
  return sql.all('select quarantine_id as id, path from quarantine where inbox_id = ?', inboxId)
}
