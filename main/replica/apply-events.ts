import { type DocumentKind, documentKinds } from '../../shared/domain/office/documents.ts'
import { conversationOf, type LogEvent, type ParsedEvent } from '../../shared/events.ts'
import { isOfficeLane } from '../outbox/lane.ts'
import { returnScheduled, type WordsBack } from '../outbox/return-scheduled.ts'
import { project } from '../projections/project.ts'
import { noteMentions } from '../readings/note-mentions.ts'
import { atomically } from '../store/bulk.ts'
import { type Arrival, type Merged, merge } from './merge.ts'
import { obeyErasures } from './obey-erasures.ts'
import { readPosition, writePosition } from './position.ts'
import type { Replica } from './replica.ts'

export type Applied = {
  readonly outcome: Merged['outcome']
  readonly conversations: ReadonlySet<string>
  /** Something that every row may show (names) changed. */
  readonly people: boolean
  /** Templates or alerts changed. */
  readonly account: boolean
  /** Canned replies changed. */
  readonly canned: boolean
  /** Opening hours changed. */
  readonly hours: boolean
  /** What attendances can be about changed: every row may show its name. */
  readonly topics: boolean
  /** Which other documents of the organisation changed. */
  readonly documents: readonly DocumentKind[]
  /** Saved filters of the queue changed, of whichever agent. */
  readonly filters: boolean
  /** Commands that left the outbox because the record now holds what they asked for. */
  readonly settled: number
  /** Words of what this agent had scheduled, which could not leave. */
  readonly returned: readonly WordsBack[]
  /** A note that has just come mentions this user. */
  readonly mentioned: boolean
  /** A citizen's words were forgotten: the files still have to be scrubbed of them. */
  readonly erased: boolean
  /** Conversations of citizens who had everything erased. */
  readonly erasedIn: readonly string[]
  /** Messages that citizens deleted just now: WhatsApp's ids, by conversation. */
  readonly deleted: ReadonlyMap<string, readonly string[]>
}

/**
 * The door: the only way in for events. One transaction stores them, projects them, settles the
 * outbox and moves the position, as `merge` decides. Events that are already here change nothing.
 * @param heardAt the relay's clock now, as estimated.
 */
export function applyEvents(
  replica: Replica,
  events: readonly ParsedEvent[],
  arrival: Arrival,
  heardAt: number,
): Applied {
  return atomically(replica.db, (): Applied => {
    const { outbox, meta } = replica
    const merged = merge(outbox.pending(), readPosition(meta), { events, arrival })
    const erased = obeyErasures(replica, merged.taken)
    const fresh = replica.events.add(merged.taken)
    const conversations = project(replica, fresh)
    const types = new Set<string>(fresh.map(({ event }) => event.type))
    const returned = arrival.road === 'log' ? returnScheduled(replica, fresh, heardAt) : []
    const mentioned = arrival.road === 'log' && noteMentions(replica, fresh)
    const erasedIn = types.has('content-erased') ? conversationsErased(fresh) : []
    for (const conversationId of erasedIn) replica.mentions.seen(conversationId)
    writePosition(meta, { ...merged.confirmed, heardAt })
    for (const { commandId, lane } of merged.settled) {
      outbox.remove(commandId)
      if (!isOfficeLane(lane)) conversations.add(lane)
    }
    return {
      outcome: merged.outcome,
      conversations,
      people: fresh.some(({ event }) => conversationOf(event) === null),
      account: hasOneOf(types, ofAccount),
      canned: hasOneOf(types, ofCanned),
      hours: types.has('opening-hours-saved'),
      topics: types.has('topics-saved'),
      documents: documentKinds.filter((kind) => types.has(`${kind}-saved`)),
      filters: hasOneOf(types, ofFilters),
      settled: merged.settled.length,
      erased,
      erasedIn,
      returned,
      mentioned,
      deleted: arrival.road === 'log' ? deletedBy(fresh) : new Map(),
    }
  })
}

function deletedBy(fresh: readonly ParsedEvent[]): Map<string, string[]> {
  const deleted = new Map<string, string[]>()
  for (const { known, event } of fresh) {
    if (!known || event.type !== 'message-received' || event.content?.kind !== 'revoke') continue
    const before = deleted.get(event.conversationId) ?? []
    deleted.set(event.conversationId, [...before, event.content.target])
  }
  return deleted
}

function hasOneOf(types: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].some((type) => types.has(type))
}

function conversationsErased(fresh: readonly ParsedEvent[]): string[] {
  return fresh.flatMap(({ known, event }) =>
    known && event.type === 'content-erased' && event.cause === 'erasure'
      ? (event.conversationId ?? [])
      : [],
  )
}

const ofAccount: ReadonlySet<string> = new Set<LogEvent['type']>([
  'template-saved',
  'alert-raised',
  'alert-settled',
])

const ofCanned: ReadonlySet<string> = new Set<LogEvent['type']>([
  'canned-reply-saved',
  'canned-reply-removed',
])

const ofFilters: ReadonlySet<string> = new Set<LogEvent['type']>([
  'queue-filter-saved',
  'queue-filter-removed',
])
