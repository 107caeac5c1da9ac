import type { EventOf, ParsedEvent } from '../../shared/events.ts'
import * as z from '../../shared/late-zod.ts'
import { commitBulk } from '../store/bulk.ts'
import type { Replica } from './replica.ts'

const OWED = 'scrub-owed'

/**
 * Forgets what these events say was erased: contents, the words in the index, what was being
 * written, what waits to leave. Called by the door before it takes the events in, so that what
 * stands beside an erasure in one batch is not kept either.
 * @returns whether a citizen asked for it, and the files are still to be scrubbed: `scrubIfOwed`.
 *   A retention rule's daily work does not need the whole database written anew.
 */
export function obeyErasures(replica: Replica, events: readonly ParsedEvent[]): boolean {
  const erasures = events.flatMap(({ known, event }) =>
    known && event.type === 'content-erased' ? event : [],
  )
  for (const erasure of erasures) obey(replica, erasure)
  for (const { known, event } of events) {
    if (!known || event.type !== 'receiving-forgotten') continue
    for (const seq of event.seqs) replica.events.withhold(seq)
  }
  const isOwed = erasures.some(({ cause }) => cause === 'erasure')
  if (isOwed) replica.meta.write(OWED, true)
  return isOwed
}

function obey(
  { events, search, media, outbox, drafts, noteDrafts, draftQuotes, attachments }: Replica,
  { seqs, cause, conversationId }: EventOf<'content-erased'>,
): void {
  for (const seq of seqs) {
    media.noteErased(seq)
    events.erase(seq)
    search.erase(seq)
  }
  if (cause !== 'erasure' || conversationId === null) return
  media.noteUnsentErased(conversationId)
  outbox.eraseConversation(conversationId)
  drafts.remove(conversationId)
  noteDrafts.remove(conversationId)
  draftQuotes.remove(conversationId)
  attachments.removeConversation(conversationId)
}

/**
 * Takes what was forgotten out of the files too: out of the search index, where its words stand
 * until it is merged, and out of the gaps that SQLite leaves in its pages, by writing the database
 * anew: the longer the larger it is, and nothing else happens here meanwhile.
 * @param mostBytes a larger database is left for a better moment.
 * @returns whether it was done.
 */
export function scrubIfOwed(replica: Replica, mostBytes = Number.POSITIVE_INFINITY): boolean {
  const { db, meta, search, names } = replica
  if (meta.read(OWED, z.literal(true)) === null || sizeOf(replica) > mostBytes) return false
  commitBulk(db)
  search.scrub()
  names.scrub()
  db.exec('vacuum')
  meta.remove(OWED)
  db.pragma('wal_checkpoint(TRUNCATE)')
  return true
}

function sizeOf({ db }: Replica): number {
  const pragma = (name: string) => Number(db.pragma(name, { simple: true }))
  return pragma('page_count') * pragma('page_size')
}
