import type { LogEvent } from '../../shared/events.ts'
import type { Reader, Transaction } from '../store/port.ts'

/**
 * Table `receiving_past`: the places in the log of each `receiving-changed` that a newer one of the same
 * agent has overtaken, with when it was (`at`, ms). It decides nothing any more: a snapshot leaves it out,
 * and a rule may have it forgotten. One that was has no time: `withheld` stands in its place.
 */
export async function overtake(
  tx: Transaction,
  { agentId }: Extract<LogEvent, { type: 'receiving-changed' }>,
): Promise<void> {
  await tx.run(
    `insert into receiving_past (seq, at) select changed_seq, changed_at from receivers
      where agent_id = ? and changed_seq is not null`,
    agentId,
  )
}

export async function noteForgotten(
  tx: Transaction,
  { seqs }: Extract<LogEvent, { type: 'receiving-forgotten' }>,
): Promise<void> {
  for (const seq of seqs) {
    await tx.run(
      `insert into receiving_past (seq, at) values (?, null)
        on conflict (seq) do update set at = null`,
      seq,
    )
  }
}

/** The oldest that were said before a moment (ms) and are not forgotten yet. */
export async function saidBefore(sql: Reader, before: number, limit: number): Promise<number[]> {
  const rows = await sql.all<{ seq: number }>(
    'select seq from receiving_past where at < ? order by at, seq limit ?',
    ...[before, limit],
  )
  return rows.map(({ seq }) => seq)
}

export async function countSaidBefore(sql: Reader, before: number): Promise<number> {
  const row = await sql.get<{ count: number }>(
    'select count(*) as count from receiving_past where at < ?',
    before,
  )
  return Number(row?.count ?? 0)
}

/** What every reader already knows how to skip. The place stays: the log has no gaps. */
export async function withhold(tx: Transaction, seq: number): Promise<void> {
  await tx.run('update log set envelope = ? where seq = ?', '{"type":"withheld"}', seq)
}
