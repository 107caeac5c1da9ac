import { z } from 'zod'
import type { Replica } from '../replica/replica.ts'
import { createSlicer } from '../store/slices.ts'
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
    const { conversations, timeline, people, media, search } = replica
    for (const table of [conversations, timeline, people, media, search]) table.clear()
  })()
  const inSlices = createSlicer()
  for (let seq = 0; ; ) {
    const events = replica.events.after(seq, PAGE)
    const last = events.at(-1)
    if (!last) break
    await inSlices(events, (slice) => replica.db.transaction(() => project(replica, slice))())
    seq = last.event.seq
  }
  replica.meta.write('projections', PROJECTIONS_VERSION)
}
