import type { ParsedEvent } from '../../shared/events.ts'
import type { Position } from './position.ts'

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

/** A command that left the agent's hands and is not in the record yet, or was refused. */
export type PendingCommand = {
  readonly commandId: string
  /** Of its own conversation, or of the organisation. */
  readonly lane: string
  /** The last event that the relay said it wrote for it; null before it said so. */
  readonly acceptedSeq: number | null
}

export type Upstream = { readonly events: readonly ParsedEvent[]; readonly arrival: Arrival }

export type Merged = {
  /** `gap`: an event between the last one and the next is missing; nothing after it is taken. */
  readonly outcome: 'applied' | 'gap'
  /** Some of them may be in the replica already; those change nothing. */
  readonly taken: readonly ParsedEvent[]
  readonly confirmed: Position
  /** No longer pending. */
  readonly settled: readonly PendingCommand[]
}

/**
 * What a replica becomes when something comes from upstream: the one place where pending commands,
 * the confirmed head and the relay's log meet. Pure. Invariants, which the convergence suite checks:
 *
 * 1. The cursor never falls. It moves over events that were taken without a gap, or to the head of
 *    a snapshot with the snapshot's last part, and by nothing else.
 * 2. Everything in (`history.end`, `cursor`] and in [1, `history.done`] is in the replica, and
 *    `history.done` never passes `history.end`.
 * 3. A command stops being pending when an event of it is taken, or when the cursor reaches the
 *    end that the relay gave it; a refused one only by an agent's hand. None is changed or lost.
 * 4. Merging the same again changes nothing, and no order of roads gives another result.
 */
export function merge(
  pending: readonly PendingCommand[],
  confirmed: Position,
  { events, arrival }: Upstream,
): Merged {
  const next = nextInLine(confirmed, arrival)
  const taken = next === null ? events : withoutGap(events, next)
  const position = moved(confirmed, arrival, taken.at(-1)?.event.seq ?? 0)
  return {
    outcome: taken.length === events.length ? 'applied' : 'gap',
    taken,
    confirmed: position,
    settled: settledBy(pending, taken, position.cursor),
  }
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

function settledBy(
  pending: readonly PendingCommand[],
  taken: readonly ParsedEvent[],
  cursor: number,
): PendingCommand[] {
  // Almost always: a first replication brings half a million events while nothing waits.
  if (pending.length === 0) return []
  const recorded = new Set(taken.map(({ event }) => 'commandId' in event && event.commandId))
  return pending.filter(
    ({ commandId, acceptedSeq }) =>
      recorded.has(commandId) || (acceptedSeq !== null && acceptedSeq <= cursor),
  )
}
