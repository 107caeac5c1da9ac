import type { Reader } from '../store/port.ts'
import { type EventRow, eventColumns, eventJson } from './event-row.ts'

/** An event ready for the wire. */
export type WireEvent = { readonly seq: number; readonly json: string }

export type LogReader = {
  /** The newest `seq`; 0 for an empty log. */
  head(): Promise<number>
  /** At most `limit` events after `after` and not beyond `upTo`, in order. */
  page(after: number, limit: number, upTo?: number): Promise<WireEvent[]>
  /** The same of one conversation. */
  conversationPage(conversationId: string, after: number, limit: number): Promise<WireEvent[]>
  /** The events with these numbers, at most `MAX_PICK`, in order. */
  pick(seqs: readonly number[]): Promise<WireEvent[]>
  /**
   * The numbers of all events up to `upTo` that a new console needs at once, in order: those of the
   * organisation (of who receives the newest), open conversations whole, and of their citizens the newest each. Who has no open
   * conversation comes with the history behind.
   */
  snapshot(upTo: number): Promise<number[]>
  /** How many messages there are, of citizens and of the desk, so that people can be told. */
  messages(): Promise<number>
}

export const MAX_PICK = 500

const page = `select ${eventColumns} where log.seq > ? and log.seq <= ? order by log.seq limit ?`
const conversationPage = `select ${eventColumns}
  where log.conversation_id = ? and log.seq > ? order by log.seq limit ?`

/** Two texts only, so that they are prepared once. */
const pick = (count: number) =>
  `select ${eventColumns} where log.seq in (${Array(count).fill('?').join()}) order by log.seq`
const pickOne = pick(1)
const pickMany = pick(MAX_PICK)

/**
 * Each part walks along an index of its own, which SQLite would not choose by itself: never along
 * the whole log, nor along all citizens. `union`, because a citizen may have several conversations.
 */
const snapshot = `
  select seq from log indexed by log_organisation
    where conversation_id is null and identifies is null and seq <= ?
      and not exists (select 1 from receiving_past where receiving_past.seq = log.seq)
  union
  select max(log.seq) as seq from conversations cross join log indexed by log_identifies
    where conversations.is_open = 1 and log.identifies = conversations.citizen_id
      and log.seq <= ?
    group by conversations.conversation_id
  union
  select log.seq from conversations cross join log
    where conversations.is_open = 1
      and log.conversation_id = conversations.conversation_id and log.seq <= ?
  order by seq`

export function createLogReader(sql: Reader): LogReader {
  const events = async (text: string, ...values: (string | number)[]): Promise<WireEvent[]> => {
    const rows = await sql.all<EventRow>(text, ...values)
    return rows.map((row) => ({ seq: row.seq, json: eventJson(row) }))
  }
  return {
    head: async () => (await sql.get<{ seq: number }>('select seq from log_head'))?.seq ?? 0,
    page: (after, limit, upTo = Number.MAX_SAFE_INTEGER) => events(page, after, upTo, limit),
    conversationPage: (conversationId, after, limit) =>
      events(conversationPage, conversationId, after, limit),
    pick: async (seqs) => {
      if (seqs.length > MAX_PICK) throw new Error('too-many-events-picked')
      if (seqs.length === 1) return events(pickOne, ...seqs)
      // No event has the number 0.
      return events(pickMany, ...seqs, ...Array<number>(MAX_PICK - seqs.length).fill(0))
    },
    snapshot: async (upTo) => {
      const rows = await sql.all<{ seq: number }>(snapshot, upTo, upTo, upTo)
      return rows.map(({ seq }) => seq)
    },
    messages: async () =>
      Number((await sql.get<{ count: number }>('select count(*) as count from messages'))?.count),
  }
}

/** Names the log: a restored one has another, because it goes another way. */
export async function logIdOf(sql: Reader): Promise<string> {
  const row = await sql.get<{ id: string }>('select log_id as id from log_head')
  if (row === undefined) throw new Error('store-without-log')
  return row.id
}
