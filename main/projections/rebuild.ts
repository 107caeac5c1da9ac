import * as z from '../../shared/late-zod.ts'
import type { Replica } from '../replica/replica.ts'
import { createBulk } from '../store/bulk.ts'
import { createSlicer, turn } from '../store/slices.ts'
import { PROJECTIONS_VERSION, project } from './project.ts'

const PAGE = 2000

export function projectionsAreCurrent({ meta }: Replica): boolean {
  return meta.read('projections', z.int()) === PROJECTIONS_VERSION
}

/**
 * Drops every projection and folds all stored events again, in slices. Nothing else may write
 * meanwhile. A rebuild that a crash cut off starts again when the replica is next opened.
 */
export async function rebuild(replica: Replica): Promise<void> {
  replica.db.transaction(() => {
    replica.meta.remove('projections')
    // Quadras are folded by the names of this moment, which may not be the organisation's yet.
    replica.meta.remove('quadras')
    replica.registrations.clear()
    replica.preferences.clear()
    replica.prices.clear()
    replica.names.clear()
    const { conversations, timeline, people, media, search } = replica
    const { account, canned, hours, topics, documents, citizenFields } = replica
    for (const table of [conversations, timeline, people, media, search]) table.clear()
    for (const table of [account, canned, hours, topics, documents, citizenFields]) table.clear()
    replica.savedFilters.clear()
    replica.receiving.clear()
    replica.attended.clear()
  })()
  const bulk = createBulk(replica.db)
  const inSlices = createSlicer(bulk.rest)
  replica.search.prepareForBulk(true)
  for (let seq = 0; ; ) {
    const events = replica.events.after(seq, PAGE)
    const last = events.at(-1)
    if (!last) break
    await inSlices(events, (slice) => {
      const until = slice.at(-1)?.event.seq
      bulk.run(() => project(replica, slice, until), slice.length)
    })
    seq = last.event.seq
  }
  bulk.end()
  replica.search.prepareForBulk(false)
  while (replica.search.tend()) await turn()
  replica.meta.write('projections', PROJECTIONS_VERSION)
}
