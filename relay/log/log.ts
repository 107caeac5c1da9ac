import type { Store } from '../store/port.ts'
import { type Append, appendingTo, type Follower, type LogTransaction } from './append.ts'
import { type Changes, createChanges } from './changes.ts'
import { createLogReader, type LogReader, logIdOf } from './read-log.ts'

/**
 * The record of everything that happened. Invariants:
 * - `seq` starts at 1 and has no gap: it comes from one row, in the transaction that appends;
 * - nothing is written to it but through `append`, and the tables that follow it (conversations,
 *   messages, outgoing) are written in the same transaction.
 */
export type Log = LogReader & {
  readonly logId: string
  readonly changes: Changes
  /** Appends to one conversation (null: to the organisation) in a transaction of its own. */
  append(...request: Parameters<Append>): Promise<number>
  /** For who must write rows of their own in the transaction that appends. */
  transaction<T>(work: (tx: LogTransaction) => Promise<T>): Promise<T>
  stop(): void
}

export async function openLog(
  store: Store,
  context: { clock: () => number; followers: readonly Follower[] },
): Promise<Log> {
  const logId = await logIdOf(store)
  const changes = createChanges(store)
  const transaction: Log['transaction'] = async (work) => {
    const result = await store.transaction((tx) => work(appendingTo(tx, context)))
    changes.announce()
    return result
  }
  return {
    ...createLogReader(store),
    logId,
    changes,
    append: (...request) => transaction(({ append }) => append(...request)),
    transaction,
    stop: () => changes.stop(),
  }
}
