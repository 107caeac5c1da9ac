import type { ParsedEvent } from '../../shared/events.ts'
import * as z from '../../shared/late-zod.ts'
import { projectionsAreCurrent, rebuild } from '../projections/rebuild.ts'
import { applyEvents } from '../replica/apply-events.ts'
import { readPosition } from '../replica/position.ts'
import { makeOwedIndexes, putOffIndexes } from '../replica/put-off-indexes.ts'
import type { Replica } from '../replica/replica.ts'
import { openBeside, type ReplicaPlace, removeBeside } from '../replica/replica-files.ts'
import { createBulk } from '../store/bulk.ts'
import { readEvent } from './read-event.ts'
import { createLineSplitter } from './read-lines.ts'
import { SyncError } from './sync-error.ts'

/**
 * So many at once: whoever does it waits for nobody, and the more of a conversation comes together,
 * the less often is it written.
 */
const AT_ONCE = 5000

/**
 * So many in one transaction: a page that many of them change is written once, and the full text in
 * few segments. What is lost with the process is fetched again.
 */
const TOGETHER = 60_000

const BEGAN_WITH = 'erased-when-begun'
const countSchema = z.int()

/**
 * Builds a replica from the whole log, in a file beside the one that is in use: nobody reads it yet,
 * so it needs neither slices nor turns.
 */
export type ReplicaBuilder = {
  /** How far it has come. */
  readonly cursor: () => number
  /** Takes a piece of an NDJSON body that goes on from the cursor. */
  readonly take: (chunk: Uint8Array) => void
  /** The body has ended, or was cut off: takes what came of it, without a last line that is no whole one. */
  readonly endBody: () => void
  /** @param isWhole with every index and the pieces of the full text joined, as one who reads it wants them. */
  readonly close: (isWhole: boolean) => void
}

/**
 * Goes on with one that was begun.
 * @param erased how many places of the replica in use must have no content: one that was begun
 *   before another was erased may hold what it said, and is begun again.
 */
export async function buildReplica(place: ReplicaPlace, erased: number): Promise<ReplicaBuilder> {
  let replica = open(place)
  const began = replica.meta.read(BEGAN_WITH, countSchema)
  if (began !== erased && readPosition(replica.meta).cursor > 0) {
    replica.close()
    removeBeside(place)
    replica = open(place)
  }
  replica.meta.write(BEGAN_WITH, erased)
  if (!projectionsAreCurrent(replica)) await rebuild(replica)
  replica.search.prepareForBulk(true)
  putOffIndexes(replica.db)
  return builderOf(replica)
}

function builderOf(replica: Replica): ReplicaBuilder {
  let events: ParsedEvent[] = []
  let splitter = createLineSplitter()
  const bulk = createBulk(replica.db)
  let uncommitted = 0

  function write(): void {
    const some = events
    events = []
    const take = () => applyEvents(replica, some, { road: 'log' }, 0)
    const { outcome } = bulk.run(take, some.length)
    uncommitted += some.length
    if (uncommitted >= TOGETHER) {
      bulk.end()
      uncommitted = 0
    }
    if (outcome === 'gap') throw new SyncError('gap')
  }

  return {
    cursor: () => readPosition(replica.meta).cursor,
    take(chunk) {
      for (const line of splitter.push(chunk)) events.push(readEvent(line))
      if (events.length >= AT_ONCE) write()
    },
    endBody() {
      splitter = createLineSplitter()
      write()
    },
    close(isWhole) {
      bulk.end()
      replica.search.prepareForBulk(false)
      if (isWhole) {
        while (replica.search.tend());
        makeOwedIndexes(replica.db)
      }
      replica.db.pragma('wal_checkpoint(TRUNCATE)')
      replica.close()
    },
  }
}

function open(place: ReplicaPlace): Replica {
  const opened = openBeside(place)
  if (opened.outcome === 'newer') throw new SyncError('beside-newer')
  const { db } = opened.replica
  // Nobody waits for a commit here.
  db.pragma('cache_size = -64000')
  db.pragma('wal_autocheckpoint = 8000')
  return opened.replica
}
