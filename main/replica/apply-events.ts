import { conversationOf, type ParsedEvent } from '../../shared/events.ts'
import { project } from '../projections/project.ts'
import { obeyErasures } from './obey-erasures.ts'
import { type Position, readPosition, writePosition } from './position.ts'
import type { Replica } from './replica.ts'

/**
 * How a batch of events came, which decides what it does to the position:
 * - `log`: what follows the cursor without a gap; moves it.
 * - `snapshot`: any part of a snapshot; with its last part comes `head`, where the log goes on.
 * - `history`: what lies before the snapshot, in order of `seq`.
 */
export type Arrival =
  | { readonly road: 'log' }
  | { readonly road: 'snapshot'; readonly head: number | null }
  | { readonly road: 'history' }

export type Applied = {
  /** `gap`: an event between the last one and the next is missing; nothing after it was taken. */
  readonly outcome: 'applied' | 'gap'
  readonly conversations: ReadonlySet<string>
  /** Something that every row may show (names) changed. */
  readonly people: boolean
  /** Commands that left the outbox because the record now holds what they asked for. */
  readonly settled: number
  /** A citizen's words were forgotten: the files still have to be scrubbed of them. */
  readonly erased: boolean
}

/**
 * The door: the only way in for events. One transaction stores them, projects them, settles the
 * outbox and moves the position. Events that are already here change nothing.
 * @param heardAt the relay's clock now, as estimated.
 */
export function applyEvents(
  replica: Replica,
  events: readonly ParsedEvent[],
  arrival: Arrival,
  heardAt: number,
): Applied {
  return replica.db
    .transaction((): Applied => {
      const before = readPosition(replica.meta)
      const next = nextInLine(before, arrival)
      const inLine = next === null ? events : withoutGap(events, next)
      const erased = obeyErasures(replica, inLine)
      const fresh = inLine.flatMap((parsed) => replica.events.add(parsed) ?? [])
      const conversations = project(replica, fresh)
      const after = moved(before, arrival, inLine.at(-1)?.event.seq ?? 0)
      writePosition(replica.meta, { ...after, heardAt })
      const settled = settleOutbox(replica, fresh, after.cursor, conversations)
      return {
        outcome: inLine.length === events.length ? 'applied' : 'gap',
        conversations,
        people: fresh.some(({ event }) => conversationOf(event) === null),
        settled,
        erased,
      }
    })
    .immediate()
}

/** The `seq` that has to come next on this road; null where any may come. */
function nextInLine(position: Position, arrival: Arrival): number | null {
  switch (arrival.road) {
    case 'log':
      return position.cursor + 1
    case 'history':
      return position.history.done + 1
    case 'snapshot':
      return null
  }
}

/** The events up to the first that is further on than it may be. */
function withoutGap(events: readonly ParsedEvent[], next: number): readonly ParsedEvent[] {
  let expected = next
  for (const [index, { event }] of events.entries()) {
    if (event.seq > expected) return events.slice(0, index)
    if (event.seq === expected) expected += 1
  }
  return events
}

function moved(position: Position, arrival: Arrival, lastSeq: number): Position {
  switch (arrival.road) {
    case 'log':
      return { ...position, cursor: Math.max(position.cursor, lastSeq) }
    case 'snapshot':
      return arrival.head === null
        ? position
        : { ...position, cursor: arrival.head, history: { done: 0, end: arrival.head } }
    case 'history': {
      const { done, end } = position.history
      return { ...position, history: { done: Math.min(Math.max(done, lastSeq), end), end } }
    }
  }
}

/** A command is in the record once an event names it, or its accepted end lies behind the cursor. */
function settleOutbox(
  { outbox }: Replica,
  events: readonly ParsedEvent[],
  cursor: number,
  conversations: Set<string>,
): number {
  let settled = 0
  for (const { event } of events) {
    if ('commandId' in event && typeof event.commandId === 'string') {
      if (outbox.remove(event.commandId)) settled += 1
    }
  }
  for (const conversationId of outbox.settleUpTo(cursor)) {
    conversations.add(conversationId)
    settled += 1
  }
  return settled
}
