import type { Reader, Transaction } from '../store/port.ts'
import { leave } from '../whatsapp/redacted-webhooks.ts'
import type { Identities } from './citizen-traces.ts'
import { heldIn } from './held-in.ts'
import { at, ERASED, type IsTheirs, type IsYetToCome, redactWebhook } from './redact-webhook.ts'
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
 * Webhooks as they came, after `after`, that hold something of a citizen.
 * @param until `waiting`: stops before the first that is not interpreted yet. Of those, only what
 *   would become hers is taken, by the identities she has now: an earlier one may be a stranger's.
 * @returns the last that was looked at.
 */
export async function* findWebhooks(
  sql: Reader,
  { mayBeIn, isTheirs, held }: Identities,
  after: number,
  until: 'waiting' | 'end',
): AsyncGenerator<Found, number> {
  let last = after
  for (;;) {
    const rows = await sql.all<InboxRow & { isWaiting: number }>(
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
      const body: unknown = JSON.parse(row.body.toString('utf8'))
      const found = isWaiting
        ? await without(sql, row, body, heldIn(body, held), () => true)
        : await without(sql, row, body, isTheirs)
      if (found !== null) yield found
    }
    if (rows.length < ROWS_AT_ONCE) return last
    // Reading through years of webhooks must not keep the others waiting.
    await new Promise(setImmediate)
  }
}

/**
 * A webhook without what is theirs. What others wrote of them stays where it is not an event yet: in
 * the quarantine, and wherever `isYetToCome` says so.
 * @returns null when nothing in it is theirs.
 */
export async function without(
  sql: Reader,
  row: Found['row'],
  body: unknown,
  isTheirs: IsTheirs,
  isYetToCome: IsYetToCome = () => false,
): Promise<Found | null> {
  const entries = await entriesIn(sql, row.inboxId)
  const redaction = redactWebhook(
    body,
    isTheirs,
    (path) => isYetToCome(path) || entries.some((entry) => entry.path === path),
  )
  if (redaction === null) return null
  const gone = entries.filter(({ path }) => isGone(at(redaction.body, path)))
  return { row, body: redaction.body, entries: gone }
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
  await leave(tx, row, body)
}

function entriesIn(sql: Reader, inboxId: number): Promise<Entry[]> {
  return sql.all('select quarantine_id as id, path from quarantine where inbox_id = ?', inboxId)
}
