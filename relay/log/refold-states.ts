import { isDeepStrictEqual } from 'node:util'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { type ParsedEvent, parseEvent } from '../../shared/events.ts'
import type { Reader, Transaction } from '../store/port.ts'
import * as conversations from './conversation-states.ts'
import { type EventRow, eventColumns, eventJson } from './event-row.ts'

const ROWS_PER_READ = 500

type Kept = { id: string; state: string; lastSeq: number }

/**
 * Folds every conversation anew from the log, as this version does: states of an older one lack what
 * it did not keep. One conversation is in memory at a time, and of its events so many as one read has.
 * @returns how many states were not what the log makes of them.
 */
export async function refoldStates(tx: Transaction): Promise<number> {
  let changed = 0
  for (let after = ''; ; ) {
    const rows = await tx.all<Kept>(
      `select conversation_id as id, state, last_seq as "lastSeq" from conversations
        where conversation_id > ? order by conversation_id limit ?`,
      ...[after, ROWS_PER_READ],
    )
    for (const row of rows) if (await refold(tx, row)) changed += 1
    const last = rows.at(-1)
    if (last === undefined) return changed
    after = last.id
  }
}

async function refold(tx: Transaction, { id, state: kept, lastSeq }: Kept): Promise<boolean> {
  let state: Conversation | null = null
  let seq = 0
  for await (const row of eventsOf(tx, id)) {
    const parsed = read(row)
    // A damaged log must not keep the relay from starting: the state stays, and `verify` tells of it.
    if (parsed === null) return false
    if (parsed.known) state = evolve(state, parsed.event)
    seq = row.seq
  }
  if (state === null) return false
  const isSame = isDeepStrictEqual(JSON.parse(kept), JSON.parse(JSON.stringify(state)))
  if (isSame && seq === lastSeq) return false
  await conversations.save(tx, state, seq)
  return true
}

function read(row: EventRow): ParsedEvent | null {
  try {
    return parseEvent(JSON.parse(eventJson(row)))
  } catch {
    // Why would quote what a citizen wrote.
    return null
  }
}

async function* eventsOf(sql: Reader, conversationId: string): AsyncGenerator<EventRow> {
  for (let after = 0; ; ) {
    const rows = await sql.all<EventRow>(
      `select ${eventColumns}
        where log.conversation_id = ? and log.seq > ? order by log.seq limit ?`,
      ...[conversationId, after, ROWS_PER_READ],
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}
