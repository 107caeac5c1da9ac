import type { ParsedEvent } from '../../shared/events.ts'
import type { PresenceNews } from '../../shared/presence.ts'
import { type Applied, applyEvents } from '../replica/apply-events.ts'
import type { Arrival } from '../replica/merge.ts'
import type { Replica } from '../replica/replica.ts'
import { type Bulk, createBulk } from '../store/bulk.ts'
import { createSlicer } from '../store/slices.ts'
import type { Beside } from './build-beside.ts'
import { readEvent } from './read-event.ts'
import { readLines } from './read-lines.ts'
import type { RelayClient } from './relay-client.ts'
import type { ReplicationProgress } from './replication-progress.ts'
import { SyncError } from './sync-error.ts'

/** What every phase of following the log works with. */
export type Follower = {
  readonly replica: Replica
  readonly client: RelayClient
  readonly token: string | null
  readonly logId: string
  readonly relayNow: () => number
  readonly announce: (applied: Applied, road: Arrival['road']) => void
  /** How a long history is fetched; null where it can only be fetched into the replica itself. */
  readonly beside: Beside | null
  /** The replica holds the whole history now, all at once. */
  readonly onHistoryThere: () => void
  /** What colleagues do, beside the log. */
  readonly onPresence: (news: PresenceNews) => void
  readonly progress: ReplicationProgress
  /** Something came from the relay, if only a heartbeat. */
  readonly onHeard: () => void
}

/**
 * Takes events in through the door, in slices, as long as `signal` allows. They are JSON texts, as
 * lines have them, or values, as pages have them.
 * @throws SyncError `gap`, `malformed-event` or `stopped`.
 */
type Taker = (events: readonly unknown[], arrival: Arrival, signal: AbortSignal) => Promise<void>

/** @param bulk what the slices are part of. */
export function createTaker({ replica, relayNow, announce }: Follower, bulk?: Bulk): Taker {
  const inSlices = createSlicer(bulk?.rest)
  const apply = (events: readonly ParsedEvent[], arrival: Arrival) => {
    const work = () => applyEvents(replica, events, arrival, relayNow())
    return bulk ? bulk.run(work, events.length) : work()
  }
  return (events, arrival, signal) =>
    inSlices(events, (slice) => {
      if (signal.aborted) throw new SyncError('stopped')
      const applied = apply(slice.map(readEvent), arrival)
      announce(applied, arrival.road)
      if (applied.outcome === 'gap') throw new SyncError('gap')
    })
}

/**
 * Takes in a body of very many events: slices share transactions, and the pieces of the full text are
 * left for `tend` to join.
 * @param lines told each chunk of lines before it is taken; answers which of them are events.
 */
export async function takeInBulk(
  follower: Follower,
  body: AsyncIterable<Uint8Array>,
  arrival: Arrival,
  signal: AbortSignal,
  lines: (chunk: string[]) => readonly string[],
): Promise<void> {
  const { db, search } = follower.replica
  const bulk = createBulk(db)
  const take = createTaker(follower, bulk)
  search.prepareForBulk(true)
  try {
    for await (const chunk of readLines(body)) {
      await take(lines(chunk), arrival, signal)
      follower.onHeard()
    }
  } finally {
    bulk.end()
    search.prepareForBulk(false)
  }
}

/** The last part of a snapshot: from here on the log is followed from `head`. */
export function finishSnapshot(follower: Follower, head: number): void {
  const { replica, relayNow, announce } = follower
  announce(applyEvents(replica, [], { road: 'snapshot', head }, relayNow()), 'snapshot')
}

/**
 * The value of an answer.
 * @throws SyncError `unauthenticated`, `wrong-protocol`, `unreachable` or `refused`.
 */
export function answerOf<T>(
  answer: { outcome: 'answered'; value: T } | { outcome: 'refused'; status: number },
): T {
  if (answer.outcome === 'answered') return answer.value
  if (answer.status === 401) throw new SyncError('unauthenticated')
  if (answer.status === 426) throw new SyncError('wrong-protocol')
  throw new SyncError(answer.status === 0 ? 'unreachable' : 'refused')
}
