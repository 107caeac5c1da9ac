import type { Store } from '../store/open-store.ts'
import { type EventRow, eventColumns, eventJson } from './event-row.ts'

/** An event ready for the wire. */
export type WireEvent = { readonly seq: number; readonly json: string }

export type LogReader = {
  readonly logId: string
  /** The newest `seq`; 0 for an empty log. */
  head(): number
  /** At most `limit` events after `after` and not beyond `upTo`, in order. */
  page(after: number, limit: number, upTo?: number): WireEvent[]
  /** The same of one conversation. */
  conversationPage(conversationId: string, after: number, limit: number): WireEvent[]
  /** The events with these numbers, in order. */
  pick(seqs: readonly number[]): WireEvent[]
  /**
   * The numbers of all events up to `upTo` that a new console needs at once, in order: those of the
   * organisation, open conversations whole, and of their citizens the newest each. Who has no open
   * conversation comes with the history behind.
   */
  snapshot(upTo: number): number[]
}

export function createLogReader({ database }: Store): LogReader {
  const head = database.prepare<[], number>('select seq from log_head').pluck()
  const page = database.prepare<[number, number, number], EventRow>(
    `select ${eventColumns} where log.seq > ? and log.seq <= ? order by log.seq limit ?`,
  )
  const conversationPage = database.prepare<[string, number, number], EventRow>(
    `select ${eventColumns} where log.conversation_id = ? and log.seq > ? order by log.seq limit ?`,
  )
  const pick = database.prepare<[string], EventRow>(
    `select ${eventColumns} where log.seq in (select value from json_each(?)) order by log.seq`,
  )
  // Each walks along an index of its own, which SQLite would not choose by itself: never along the
  // whole log, nor along all citizens. `union`, because a citizen may have several conversations;
  // `+`, because an index over an expression has no affinity.
  const snapshot = database
    .prepare<[number, number, number], number>(`
      select seq from log indexed by log_organisation
        where conversation_id is null and envelope ->> 'type' <> 'citizen-identified'
          and seq <= ?
      union
      select max(log.seq) as seq from conversations cross join log indexed by log_citizen
        where conversations.is_open = 1 and log.conversation_id is null
          and log.envelope ->> 'type' = 'citizen-identified'
          and log.envelope ->> 'citizenId' = +conversations.citizen_id and log.seq <= ?
        group by conversations.conversation_id
      union
      select log.seq from conversations cross join log using (conversation_id)
        where conversations.is_open = 1 and log.seq <= ?
      order by seq`)
    .pluck()
  const logId = database.prepare<[], string>('select log_id from log_head').pluck().get() ?? ''
  const wire = (row: EventRow): WireEvent => ({ seq: row.seq, json: eventJson(row) })
  return {
    logId,
    head: () => head.get() ?? 0,
    page: (after, limit, upTo = Number.MAX_SAFE_INTEGER) => page.all(after, upTo, limit).map(wire),
    conversationPage: (conversationId, after, limit) =>
      conversationPage.all(conversationId, after, limit).map(wire),
    pick: (seqs) => pick.all(JSON.stringify(seqs)).map(wire),
    snapshot: (upTo) => snapshot.all(upTo, upTo, upTo),
  }
}
