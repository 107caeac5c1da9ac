import { z } from 'zod'
import type { Reader, Store, Transaction } from '../store/port.ts'
import type { OutgoingReply } from './outgoing-replies.ts'
import type { QueuePause } from './queue-pause.ts'
import { NUMBER_SPAN_MS, type SendLimits, spareTaken } from './send-limits.ts'

/**
 * Table `send_limits`: what has gone out from each number of the organisation, and to each citizen
 * from one (a `pair`, named by its conversation). From `full_at` (ms) a row says nothing any more.
 * Table `queue_pause`: its one row holds the whole queue. Neither follows the log.
 */

/** A conversation is the pair of one number of the organisation and one citizen. */
type Way = Pick<OutgoingReply, 'conversationId' | 'phoneNumberId'>

type PauseRow = { strikes: number | null; pausedUntil: number | null }
const pauseOf = (row: PauseRow | undefined): QueuePause => ({
  ...{ strikes: row?.strikes ?? 0, until: row?.pausedUntil ?? 0 },
})

const sendsSchema = z.array(z.int())
const sendsOf = (json: string | null) => (json === null ? [] : sendsSchema.parse(JSON.parse(json)))

/** What says whether one reply may go. */
export async function find(
  sql: Reader,
  { conversationId, phoneNumberId }: Way,
): Promise<{ pause: QueuePause; limits: SendLimits }> {
  const row = await sql.get<PauseRow & { fullAt: number | null; sends: string | null }>(
    `select (select strikes from queue_pause where only_row = 1) as strikes,
      (select paused_until from queue_pause where only_row = 1) as "pausedUntil",
      (select full_at from send_limits where kind = 'pair' and id = ?) as "fullAt",
      (select sends from send_limits where kind = 'number' and id = ?) as sends`,
    ...[conversationId, phoneNumberId],
  )
  return {
    pause: pauseOf(row),
    limits: { fullAt: row?.fullAt ?? 0, sends: sendsOf(row?.sends ?? null) },
  }
}

/** What was sent lately from each number. */
export async function sendsByNumber(sql: Reader): Promise<Map<string, number[]>> {
  const rows = await sql.all<{ id: string; sends: string }>(
    `select id, sends from send_limits where kind = 'number'`,
  )
  return new Map(rows.map(({ id, sends }) => [id, sendsOf(sends)]))
}

export async function keepLimits(
  tx: Transaction,
  { conversationId, phoneNumberId }: Way,
  { fullAt, sends }: SendLimits,
): Promise<void> {
  await tx.run(
    `insert into send_limits (kind, id, full_at, sends)
      values ('pair', ?, ?, '[]'), ('number', ?, ?, ?) ${replacing}`,
    ...[conversationId, fullAt],
    ...[phoneNumberId, numberFullAt(sends), JSON.stringify(sends)],
  )
}

/** Counts a call that is no message, if there is room for it. @returns whether it may go. */
export function takeSpare(store: Store, phoneNumberId: string, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    const row = await tx.get<{ sends: string }>(
      `select sends from send_limits where kind = 'number' and id = ?`,
      phoneNumberId,
    )
    const sends = spareTaken(sendsOf(row?.sends ?? null), now)
    if (sends === null) return false
    await tx.run(
      `insert into send_limits (kind, id, full_at, sends) values ('number', ?, ?, ?) ${replacing}`,
      ...[phoneNumberId, numberFullAt(sends), JSON.stringify(sends)],
    )
    return true
  })
}

const replacing = `on conflict (kind, id) do update
  set full_at = excluded.full_at, sends = excluded.sends`

function numberFullAt(sends: readonly number[]): number {
  return (sends.at(-1) ?? 0) + NUMBER_SPAN_MS
}

/** Removes what says nothing any more. */
export async function forgetLimits(store: Store, now: number): Promise<void> {
  await store.run('delete from send_limits where full_at <= ?', now)
}

export async function findPause(sql: Reader): Promise<QueuePause> {
  return pauseOf(
    await sql.get<PauseRow>(
      `select strikes, paused_until as "pausedUntil" from queue_pause where only_row = 1`,
    ),
  )
}

export async function keepPause(tx: Transaction, { strikes, until }: QueuePause): Promise<void> {
  await tx.run(
    `insert into queue_pause (only_row, strikes, paused_until) values (1, ?, ?)
      on conflict (only_row) do update
        set strikes = excluded.strikes, paused_until = excluded.paused_until`,
    ...[strikes, until],
  )
}
