import type { ParsedEvent } from '../../shared/events.ts'
import { type Database, durably } from '../store/database.ts'
import { createSlicer } from '../store/slices.ts'
import { applyEvents } from './apply-events.ts'
import { readPosition } from './position.ts'
import type { Replica } from './replica.ts'
import { markWhole } from './replica-files.ts'

/** What exists in this replica alone: what its user does here, and what the console remembers. */
export const OWN_TABLES = [
  'outbox',
  'drafts',
  'note_drafts',
  'draft_attachments',
  'draft_quotes',
  'cached_files',
  'readings',
  'seen_conversations',
  'unseen_mentions',
] as const

/** What must be forgotten, which either may know of. */
export const FORGOTTEN_TABLES = ['erased', 'erased_files'] as const

/** Of `meta`, what the other one says of itself; that it is to be scrubbed is said by either. */
const OTHERS_META = `('position', 'projections', 'scrub-owed')`

const AT_ONCE = 200

/**
 * Brings the successor to where the other one stands, in slices: what came meanwhile is little, and is
 * what a successor does first, its statements not being prepared yet. What still comes, `moveOver` takes.
 */
export async function comeLevel(from: Replica, to: Replica): Promise<void> {
  const { heardAt } = readPosition(from.meta)
  const inSlices = createSlicer()
  await inSlices(missingIn(from, to), (slice) =>
    applyEvents(to, slice, { road: 'log' }, heardAt ?? 0),
  )
}

/**
 * Makes of a replica that was built beside this one its successor, in one transaction of the other's
 * file: what came here since (which has to be little), and what is here alone, goes over, and with it
 * the mark that says which of the two is the replica. A crash leaves this one, or the other whole.
 * @param to has followed the log from its beginning to where this one's snapshot begins, or further.
 */
export function moveOver(from: Replica, to: Replica): void {
  durably(to.db, () => {
    takeRest(from, to)
    for (const table of OWN_TABLES) copy(from.db, to.db, table, `delete from ${table}`)
    for (const table of FORGOTTEN_TABLES) copy(from.db, to.db, table)
    copy(from.db, to.db, 'meta', `delete from meta where name not in ${OTHERS_META}`)
    // The other one folded them as citizens wrote them.
    to.meta.remove('quadras')
    markWhole(to.meta)
  })
}

/** By the same door: whatever the other one holds, it holds because it followed the log. */
function takeRest(from: Replica, to: Replica): void {
  const { cursor, history, heardAt } = readPosition(from.meta)
  if (readPosition(to.meta).cursor < history.end) throw new Error('successor-too-short')
  let events: ParsedEvent[]
  do {
    events = missingIn(from, to)
    applyEvents(to, events, { road: 'log' }, heardAt ?? 0)
  } while (events.length > 0)
  if (readPosition(to.meta).cursor !== cursor) throw new Error('successor-elsewhere')
}

/**
 * What the successor has to take next. A part of another snapshot may have brought events from beyond
 * where this one stands, with holes: they come again by the log.
 */
function missingIn(from: Replica, to: Replica): ParsedEvent[] {
  const { cursor } = readPosition(from.meta)
  const next = from.events.after(readPosition(to.meta).cursor, AT_ONCE)
  return next.filter(({ event }) => event.seq <= cursor)
}

/** @param before what is done to the other's table first. Its own rows stay where both have one. */
function copy(from: Database, to: Database, table: string, before?: string): void {
  if (before) to.prepare(before).run()
  const rows = from.prepare<[], Record<string, unknown>>(`select * from ${table}`).all()
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const add = to.prepare(
    `insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})
     on conflict do nothing`,
  )
  for (const row of rows) add.run(row)
}
