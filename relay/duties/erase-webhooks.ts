import type { Reader, Transaction } from '../store/port.ts'
import type { Identities } from './citizen-traces.ts'
import { at, redactWebhook } from './redact-webhook.ts'
import type { TallyKeeper } from './tallies.ts'

/** So many webhooks are read at a time: each has at most 4 MB, mostly 1 kB. */
const ROWS_AT_ONCE = 100

type InboxRow = { inboxId: number; receivedAt: number; body: Buffer }
type Entry = { id: number; path: string }

export type Found = {
  readonly row: InboxRow
  /** What is left of it. */
  readonly body: unknown
  /** Entries of the quarantine that point to what goes. */
  readonly entries: readonly Entry[]
}

/**
 * Webhooks as they came, after `after`, that hold something of a citizen. Those that are not
 * interpreted yet are left alone: what they say is still to become events.
 */
export async function* findWebhooks(
  sql: Reader,
  { mayBeIn, isTheirs }: Identities,
  after: number,
): AsyncGenerator<Found, number> {
  let last = after
  for (;;) {
    const rows = await sql.all<InboxRow>(
      `select inbox_id as "inboxId", received_at as "receivedAt", body from inbox
        where inbox_id > ? and interpreted_at is not null order by inbox_id limit ?`,
      ...[last, ROWS_AT_ONCE],
    )
    for (const row of rows) {
      last = row.inboxId
      if (row.body.length === 0 || !mayBeIn(row.body)) continue
      const redaction = redactWebhook(JSON.parse(row.body.toString('utf8')), isTheirs)
      if (redaction === null) continue
      const entries = await entriesIn(sql, row.inboxId)
      const gone = entries.filter(({ path }) => (at(redaction.body, path) ?? null) === null)
      yield { row, body: redaction.body, entries: gone }
    }
    if (rows.length < ROWS_AT_ONCE) return last
    // Reading through years of webhooks must not keep the others waiting.
    await new Promise(setImmediate)
  }
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
