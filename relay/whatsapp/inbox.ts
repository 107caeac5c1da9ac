import type { Store } from '../store/open-store.ts'

/** Table `inbox`: the bytes of each webhook as they came, on disk before the 200. */
export type Inbox = {
  /**
   * Resolves once the body is on disk. All that arrive in one turn of the event loop share one
   * commit, because a sync to disk costs the same for one as for hundreds.
   * @throws what the store throws when it cannot write.
   */
  keep(body: Buffer): Promise<void>
  /** The oldest webhooks that were not interpreted yet. */
  waiting(limit: number): InboxRow[]
  markInterpreted(inboxId: number): void
  /** How many wait, and since when the oldest does. */
  backlog(): { count: number; oldest: number | null }
}

export type InboxRow = { inboxId: number; receivedAt: number; body: Buffer }

type Pending = { body: Buffer; resolve: () => void; reject: (error: unknown) => void }

export function createInbox(
  store: Store,
  clock: () => number,
  onCommitted: (count: number) => void,
): Inbox {
  const { database } = store
  const insert = database.prepare<[number, Buffer]>(
    'insert into inbox (received_at, body) values (?, ?)',
  )
  const waiting = database.prepare<[number], InboxRow>(`
    select inbox_id as inboxId, received_at as receivedAt, body from inbox
      where interpreted_at is null order by inbox_id limit ?`)
  const mark = database.prepare<[number, number]>(
    'update inbox set interpreted_at = ? where inbox_id = ?',
  )
  const backlog = database.prepare<[], { count: number; oldest: number | null }>(`
    select count(*) as count, min(received_at) as oldest from inbox where interpreted_at is null`)

  let pending: Pending[] = []

  function commit(): void {
    const group = pending
    pending = []
    try {
      const receivedAt = clock()
      store.transaction(() => {
        for (const { body } of group) insert.run(receivedAt, body)
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    onCommitted(group.length)
    for (const { resolve } of group) resolve()
  }

  return {
    keep: (body) =>
      new Promise((resolve, reject) => {
        pending.push({ body, resolve, reject })
        if (pending.length === 1) setImmediate(commit)
      }),
    waiting: (limit) => waiting.all(limit),
    markInterpreted: (inboxId) => mark.run(clock(), inboxId),
    backlog: () => backlog.get() ?? { count: 0, oldest: null },
  }
}
