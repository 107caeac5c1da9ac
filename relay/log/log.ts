import type { Store } from '../store/open-store.ts'
import { type Append, createAppend, type Follower } from './append.ts'
import { type Changes, createChanges } from './changes.ts'
import { type ConversationStates, createConversationStates } from './conversation-states.ts'
import { createLogReader, type LogReader } from './read-log.ts'

/**
 * The record of everything that happened. Invariants:
 * - `seq` starts at 1 and has no gap: it comes from one row, in the transaction that appends;
 * - nothing is written to it but through `append`, and the tables that follow it (conversations,
 *   messages, outgoing) are written in the same transaction.
 * Writing answers with a promise although SQLite needs none, so that another engine can stand here.
 */
export type Log = LogReader & {
  readonly changes: Changes
  readonly conversations: ConversationStates
  /** Appends to one conversation (null: to the organisation) in a transaction of its own. */
  append(...request: Parameters<Append>): Promise<number>
  /** For who must write rows of their own in the transaction that appends. */
  transaction<T>(work: (append: Append) => T): Promise<T>
  stop(): void
}

export function createLog(
  store: Store,
  { clock, followers }: { clock: () => number; followers: readonly Follower[] },
): Log {
  const conversations = createConversationStates(store)
  const append = createAppend(store, conversations, followers, clock)
  const changes = createChanges(store)
  const transaction = async <T>(work: (append: Append) => T): Promise<T> => {
    const result = store.transaction(() => work(append))
    changes.announce()
    return result
  }
  return {
    ...createLogReader(store),
    changes,
    conversations,
    append: (...request) => transaction((appendWithin) => appendWithin(...request)),
    transaction,
    stop: () => changes.stop(),
  }
}
