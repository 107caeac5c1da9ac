import { createHash } from 'node:crypto'
import { oweForRow } from '../duties/scrub.ts'
import type { Reader, Transaction } from '../store/port.ts'
import type { InboxRow } from './inbox.ts'

/**
 * Webhooks that an erasure took somebody out of. WhatsApp delivers the same bytes again for up to
 * seven days: they are known by their digest, and what was taken out does not come back.
 * Source: Cloud API reference, section 2.4.
 */

/** Leaves of a webhook what is not erased. */
export async function leave(
  tx: Transaction,
  { inboxId, body }: Pick<InboxRow, 'inboxId' | 'body'>,
  left: unknown,
): Promise<void> {
  await tx.run(
    'update inbox set body = ?, came_as = coalesce(came_as, ?) where inbox_id = ?',
    ...[Buffer.from(JSON.stringify(left)), digestOf(body), inboxId],
  )
}

/** Puts what was left of the same webhook in the place of one that came again. */
export async function asItWasLeft(tx: Transaction, row: InboxRow): Promise<InboxRow> {
  const digest = digestOf(row.body)
  const body = await leftOf(tx, digest)
  if (body === null) return row
  await tx.run(
    'update inbox set body = ?, came_as = ? where inbox_id = ?',
    ...[body, digest, row.inboxId],
  )
  await oweForRow(tx, row.receivedAt)
  return { ...row, body }
}

/** Of several, the last: others may have been erased between them. */
async function leftOf(sql: Reader, digest: Buffer): Promise<Buffer | null> {
  const row = await sql.get<{ body: Buffer }>(
    'select body from inbox where came_as = ? order by inbox_id desc limit 1',
    digest,
  )
  return row?.body ?? null
}

function digestOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest()
}
