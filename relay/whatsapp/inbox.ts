import type { Reader, Store, Transaction } from '../store/port.ts'

/** Table `inbox`: the bytes of each webhook as they came, on disk before the 200. */
export type Inbox = {
  /**
   * Resolves once the body is on disk. All that arrive in one turn of the event loop, and while an
   * earlier commit is under way, share one, because a sync to disk costs the same for one as for
   * hundreds.
   * @throws what the store throws when it cannot write.
   */
  keep(body: Buffer): Promise<void>
}

export type InboxRow = { inboxId: number; receivedAt: number; body: Buffer }

type Pending = { body: Buffer; resolve: () => void; reject: (error: unknown) => void }

/** What one statement takes. A webhook has at most 4 MB. */
const MAX_GROUP = 100

export function createInbox(
  store: Store,
  clock: () => number,
  onCommitted: (count: number) => void,
): Inbox {
  const pending: Pending[] = []
  let isCommitting = false

  async function commit(group: readonly Pending[]): Promise<void> {
    const receivedAt = clock()
    const rows = Array(group.length).fill('(?, ?)').join()
    try {
      await store.run(
        `insert into inbox (received_at, body) values ${rows}`,
        ...group.flatMap(({ body }) => [receivedAt, body]),
      )
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    onCommitted(group.length)
    for (const { resolve } of group) resolve()
  }

  /** One group after the other: what comes meanwhile is the next one, in the order of arrival. */
  async function commitAll(): Promise<void> {
    while (pending.length > 0) await commit(pending.splice(0, MAX_GROUP))
    isCommitting = false
  }

  return {
    keep: (body) =>
      new Promise((resolve, reject) => {
        pending.push({ body, resolve, reject })
        if (isCommitting) return
        isCommitting = true
        setImmediate(() => void commitAll())
      }),
  }
}

/** The oldest webhooks that were not interpreted yet. */
export function waiting(sql: Reader, limit: number): Promise<InboxRow[]> {
  return sql.all(
    `select inbox_id as "inboxId", received_at as "receivedAt", body from inbox
      where interpreted_at is null order by inbox_id limit ?`,
    limit,
  )
}

export async function markInterpreted(
  tx: Transaction,
  inboxId: number,
  interpretedAt: number,
): Promise<void> {
  await tx.run('update inbox set interpreted_at = ? where inbox_id = ?', interpretedAt, inboxId)
}

/** How many wait, and since when the oldest does. */
export async function backlog(sql: Reader): Promise<{ count: number; oldest: number | null }> {
  const row = await sql.get<{ count: number; oldest: number | null }>(
    `select count(*) as count, min(received_at) as oldest from inbox
      where interpreted_at is null`,
  )
  return row ?? { count: 0, oldest: null }
}
