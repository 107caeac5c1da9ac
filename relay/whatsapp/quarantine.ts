import { createHash } from 'node:crypto'
import type { Store } from '../store/open-store.ts'

export type QuarantineReason =
  /** JSON, but not in the shape of a webhook. */
  | 'not-a-webhook'
  | 'unknown-phone-number-id'
  | 'message-without-id'
  | 'message-without-sender'
  | 'unreadable-status'
  /** A defect of this relay: the log has the error's code. */
  | 'interpretation-failed'

export type QuarantineEntry = {
  id: number
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
export type Quarantine = {
  add(row: { inboxId: number; body: Buffer }, path: string, reason: QuarantineReason): void
  /** At most `limit` entries after `after`, oldest first. */
  page(after: number, limit: number): QuarantineEntry[]
  find(id: number): (QuarantineEntry & { inboxId: number }) | null
  /** It could not be interpreted again, perhaps for another reason. */
  keep(id: number, reason: QuarantineReason): void
  /** It was interpreted after all. */
  remove(id: number): void
}

export function createQuarantine({ database }: Store): Quarantine {
  const insert = database.prepare<[number, string, string, Buffer]>(`
    insert or ignore into quarantine (inbox_id, path, reason, body_sha256) values (?, ?, ?, ?)`)
  const page = database.prepare<[number, number], QuarantineEntry>(`
    select quarantine_id as id, received_at as receivedAt, reason, path, body
      from quarantine join inbox using (inbox_id)
      where quarantine_id > ? order by quarantine_id limit ?`)
  const find = database.prepare<[number], QuarantineEntry & { inboxId: number }>(`
    select quarantine_id as id, inbox_id as inboxId, received_at as receivedAt, reason, path, body
      from quarantine join inbox using (inbox_id) where quarantine_id = ?`)
  const keep = database.prepare<[string, number]>(
    'update quarantine set reason = ? where quarantine_id = ?',
  )
  const remove = database.prepare<[number]>('delete from quarantine where quarantine_id = ?')
  // One webhook may hold a thousand such items: its bytes are digested once.
  const digests = new WeakMap<Buffer, Buffer>()
  const digestOf = (body: Buffer): Buffer => {
    const digest = digests.get(body) ?? createHash('sha256').update(body).digest()
    digests.set(body, digest)
    return digest
  }
  return {
    add: ({ inboxId, body }, path, reason) => {
      insert.run(inboxId, path, reason, digestOf(body))
    },
    page: (after, limit) => page.all(after, limit),
    find: (id) => find.get(id) ?? null,
    keep: (id, reason) => keep.run(reason, id),
    remove: (id) => remove.run(id),
  }
}
