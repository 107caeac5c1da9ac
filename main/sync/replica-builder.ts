import type { ParsedEvent } from '../../shared/events.ts'
import * as z from '../../shared/late-zod.ts'
import { openNameIndex } from '../projections/name-index.ts'
import { projectionsAreCurrent, rebuild } from '../projections/rebuild.ts'
import { openSearchIndex } from '../projections/search-index.ts'
import { applyEvents } from '../replica/apply-events.ts'
import { readPosition } from '../replica/position.ts'
import { makeOwedIndexes, putOffIndexes } from '../replica/put-off-indexes.ts'
import type { Replica } from '../replica/replica.ts'
import {
  openBeside,
  type ReplicaPlace,
  removeBeside,
  removeWords,
} from '../replica/replica-files.ts'
import { takeWords, wordTables } from '../replica/words-file.ts'
import { createBulk } from '../store/bulk.ts'
import { readEvent } from './read-event.ts'
import { createLineSplitter } from './read-lines.ts'
import { SyncError } from './sync-error.ts'
import { WordsApart } from './words-apart.ts'

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

/** Its words are in a file of their own as yet. */
const WORDS_APART = 'words-apart'

/**
 * Builds a replica from the whole log, in a file beside the one that is in use: nobody reads it yet,
 * so it needs neither slices nor turns. One thing at a time may be asked of it.
 */
export type ReplicaBuilder = {
  /** How far it has come. */
  readonly cursor: () => number
  /** Takes a piece of an NDJSON body that goes on from the cursor. */
  readonly take: (chunk: Uint8Array) => Promise<void>
  /** The body has ended, or was cut off: takes what came of it, without a last line that is no whole one. */
  readonly endBody: () => Promise<void>
  /** @param isWhole with every index and the pieces of the full text joined, as one who reads it wants them. */
  readonly close: (isWhole: boolean) => Promise<void>
}

type Begun = { readonly replica: Replica; readonly apart: WordsApart | null }

/**
 * Goes on with one that was begun.
 * @param erased how many places of the replica in use must have no content: one that was begun
 *   before another was erased may hold what it said, and is begun again.
 * @param program of the thread that indexes the words meanwhile; null indexes them here.
 */
export async function buildReplica(
  place: ReplicaPlace,
  erased: number,
  program: URL | null = null,
): Promise<ReplicaBuilder> {
  const begun = (await goOn(place, erased, program)) ?? (await begin(place, erased, program))
  const { replica, apart } = begun
  if (apart === null) replica.search.prepareForBulk(true)
  else putWordsElsewhere(replica, apart)
  putOffIndexes(replica.db)
  return builderOf(place, begun)
}

function putWordsElsewhere(replica: Replica, apart: WordsApart): void {
  const { db } = replica
  Object.defineProperties(replica, {
    search: { value: openSearchIndex(db, apart.of('messages_fts')) },
    names: { value: openNameIndex(db, apart.of('names_fts')) },
  })
}

/** @returns null where there is none that can be gone on with. */
async function goOn(
  place: ReplicaPlace,
  erased: number,
  program: URL | null,
): Promise<Begun | null> {
  const replica = open(place)
  const { cursor } = readPosition(replica.meta)
  const isOfNow = cursor > 0 && replica.meta.read(BEGAN_WITH, countSchema) === erased
  const isApart = replica.meta.read(WORDS_APART, z.boolean()) === true
  if (isOfNow && !isApart) {
    if (!projectionsAreCurrent(replica)) await rebuild(replica)
    removeWords(place)
    return { replica, apart: null }
  }
  if (isOfNow && program !== null && projectionsAreCurrent(replica)) {
    const apart = await WordsApart.goOn(program, place, wordTables(replica.db))
    // What a crash has kept of them may be less than of the rest.
    if (apart.cursor >= cursor) return { replica, apart }
    await apart.close(false)
  }
  replica.close()
  return null
}

async function begin(place: ReplicaPlace, erased: number, program: URL | null): Promise<Begun> {
  removeBeside(place)
  const replica = open(place)
  await rebuild(replica)
  replica.meta.write(BEGAN_WITH, erased)
  if (program === null) return { replica, apart: null }
  replica.meta.write(WORDS_APART, true)
  return { replica, apart: WordsApart.begin(program, place, wordTables(replica.db)) }
}

function builderOf(place: ReplicaPlace, { replica, apart }: Begun): ReplicaBuilder {
  let events: ParsedEvent[] = []
  let splitter = createLineSplitter()
  const bulk = createBulk(replica.db)
  let uncommitted = 0
  const cursor = () => readPosition(replica.meta).cursor

  async function write(): Promise<void> {
    const some = events
    events = []
    const take = () => applyEvents(replica, some, { road: 'log' }, 0)
    const { outcome } = bulk.run(take, some.length)
    await apart?.send()
    uncommitted += some.length
    if (uncommitted >= TOGETHER) await commit()
    if (outcome === 'gap') throw new SyncError('gap')
  }

  /** The words first: those that a crash leaves beyond the rest are written again. */
  async function commit(): Promise<void> {
    await apart?.commit(cursor())
    bulk.end()
    uncommitted = 0
  }

  async function complete(): Promise<void> {
    const indexed = apart?.close(true)
    if (apart === null) while (replica.search.tend());
    makeOwedIndexes(replica.db)
    await indexed
    if (apart) takeWords(replica.db, place, () => replica.meta.remove(WORDS_APART))
  }

  return {
    cursor,
    async take(chunk) {
      for (const line of splitter.push(chunk)) events.push(readEvent(line))
      if (events.length >= AT_ONCE) await write()
    },
    async endBody() {
      splitter = createLineSplitter()
      await write()
    },
    async close(isWhole) {
      await commit()
      if (apart === null) replica.search.prepareForBulk(false)
      if (isWhole) await complete()
      else await apart?.close(false)
      replica.db.pragma('wal_checkpoint(TRUNCATE)')
      replica.close()
      if (isWhole) removeWords(place)
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
