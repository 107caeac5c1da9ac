import type { Reader, Transaction } from '../store/port.ts'

/**
 * Table `media_fetches`: files that have yet to be fetched, with their attempts. A row that is taken
 * is due again after a while: should the relay die over it, the next one goes on.
 */
export type DueFetch = {
  readonly messageId: string
  /** Attempts that were begun. */
  readonly attempts: number
  /** Since when the file is wanted (ms). */
  readonly firstAt: number
}

export async function add(tx: Transaction, messageId: string, at: number): Promise<void> {
  await tx.run(
    `insert into media_fetches (message_id, attempts, first_at, not_before) values (?, 0, ?, 0)
      on conflict do nothing`,
    ...[messageId, at],
  )
}

export function due(sql: Reader, now: number, limit: number): Promise<DueFetch[]> {
  return sql.all(
    `select message_id as "messageId", attempts, first_at as "firstAt" from media_fetches
      where not_before <= ? order by not_before, first_at limit ?`,
    ...[now, limit],
  )
}

/** When the next one will be due (ms); null when none waits. */
export async function nextDueAt(sql: Reader): Promise<number | null> {
  const row = await sql.get<{ at: number | null }>(
    'select min(not_before) as at from media_fetches',
  )
  return row?.at ?? null
}

/** @returns false when another one took it since it was read. */
export async function take(
  tx: Transaction,
  { messageId, attempts }: DueFetch,
  until: number,
): Promise<boolean> {
  const changed = await tx.run(
    `update media_fetches set attempts = attempts + 1, not_before = ?
      where message_id = ? and attempts = ?`,
    ...[until, messageId, attempts],
  )
  return changed > 0
}

export async function postpone(tx: Transaction, messageId: string, until: number): Promise<void> {
  await tx.run('update media_fetches set not_before = ? where message_id = ?', until, messageId)
}

export async function finish(tx: Transaction, messageId: string): Promise<void> {
  await tx.run('delete from media_fetches where message_id = ?', messageId)
}
