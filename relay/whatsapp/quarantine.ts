import { createHash } from 'node:crypto'
import type { Reader, Transaction } from '../store/port.ts'

export type QuarantineReason =
  /** JSON, but not in the shape of a webhook. */
  | 'not-a-webhook'
  | 'unknown-phone-number-id'
  | 'message-without-id'
  | 'message-without-sender'
  | 'unreadable-status'
  | 'unreadable-call'
  /** A defect of this relay: the log has the error's code. */
  | 'interpretation-failed'

export type QuarantineEntry = {
  id: number
  inboxId: number
  receivedAt: number
  reason: string
  /** Where in the body the item stands, such as `entry[0].changes[0].value.messages[2]`. */
  path: string
  body: Buffer
}

/**
 * Table `quarantine`: items that could not be turned into events. It points to the webhook they
 * came in; a webhook that is delivered again byte for byte adds nothing.
 */

/** @returns false when it is there already. */
export async function add(
  tx: Transaction,
  { inboxId, body }: { inboxId: number; body: Buffer },
  path: string,
  reason: QuarantineReason,
): Promise<boolean> {
  const added = await tx.run(
    `insert into quarantine (inbox_id, path, reason, body_sha256) values (?, ?, ?, ?)
      on conflict do nothing`,
    ...[inboxId, path, reason, digestOf(body)],
  )
  return added > 0
}

const entries = `select quarantine_id as id, inbox_id as "inboxId", received_at as "receivedAt",
  reason, path, body from quarantine join inbox using (inbox_id)`

/** At most `limit` entries after `after`, oldest first. */
export function page(sql: Reader, after: number, limit: number): Promise<QuarantineEntry[]> {
  return sql.all(
    `${entries} where quarantine_id > ? order by quarantine_id limit ?`,
    ...[after, limit],
  )
}

export async function find(sql: Reader, id: number): Promise<QuarantineEntry | null> {
  return (await sql.get<QuarantineEntry>(`${entries} where quarantine_id = ?`, id)) ?? null
}

/** It could not be interpreted again, perhaps for another reason. */
export async function keep(tx: Transaction, id: number, reason: QuarantineReason): Promise<void> {
  await tx.run('update quarantine set reason = ? where quarantine_id = ?', reason, id)
}

/** It was interpreted after all. */
export async function remove(tx: Transaction, id: number): Promise<void> {
  await tx.run('delete from quarantine where quarantine_id = ?', id)
}

/** One webhook may hold a thousand such items: its bytes are digested once. */
const digests = new WeakMap<Buffer, Buffer>()

function digestOf(body: Buffer): Buffer {
  const digest = digests.get(body) ?? createHash('sha256').update(body).digest()
  digests.set(body, digest)
  return digest
}
