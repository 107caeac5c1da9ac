import { evolve } from '../../shared/domain/conversation.ts'
import { joinedWith } from '../../shared/domain/merge.ts'
import { isOwnWord } from '../../shared/domain/own-word.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import { conversationOf, type LogEvent, type ParsedEvent } from '../../shared/events.ts'
import type { EventTable } from '../replica/event-table.ts'
import type { AccountTables } from './account-tables.ts'
import type { AttendedTable } from './attended-table.ts'
import type { CannedTable } from './canned-table.ts'
import type { CitizenFields } from './citizen-fields.ts'
import type { ConversationTable, FoldedConversation, LastMessage } from './conversation-table.ts'
import type { DocumentTables } from './document-tables.ts'
import type { HoursTable } from './hours-table.ts'
import type { MediaTable } from './media-table.ts'
import { type NameIndex, namedBy } from './name-index.ts'
import type { PeopleTables } from './people-tables.ts'
import type { PreferenceTable } from './preference-table.ts'
import type { PriceTable } from './price-table.ts'
import type { ReceivingTable } from './receiving-table.ts'
import type { RegistrationTable } from './registration-table.ts'
import type { SavedFilterTable } from './saved-filter-table.ts'
import type { SearchIndex } from './search-index.ts'
import type { TimelineBatch, TimelineTable } from './timeline-table.ts'
import type { TopicsTable } from './topics-table.ts'

/** Raised when the same events give other rows: replicas are then folded again when opened. */
export const PROJECTIONS_VERSION = 19

export type Projections = {
  readonly events: EventTable
  readonly conversations: ConversationTable
  readonly timeline: TimelineTable
  readonly people: PeopleTables
  readonly names: NameIndex
  readonly media: MediaTable
  readonly account: AccountTables
  readonly canned: CannedTable
  readonly hours: HoursTable
  readonly preferences: PreferenceTable
  readonly prices: PriceTable
  readonly topics: TopicsTable
  readonly documents: DocumentTables
  readonly citizenFields: CitizenFields
  readonly registrations: RegistrationTable
  readonly search: SearchIndex
  readonly attended: AttendedTable
  readonly savedFilters: SavedFilterTable
  readonly receiving: ReceivingTable
}

/**
 * Folds events that were just stored into the tables that screens read. An event that is older than
 * the newest one folded into its conversation makes that conversation be folded again from all of
 * its stored events, so that the result never depends on the order of arrival.
 * @param until stored events after this one are still to come: what a rebuild takes in slices is stored already.
 * @returns the conversations that changed.
 */
export function project(
  tables: Projections,
  events: readonly ParsedEvent[],
  until = Number.POSITIVE_INFINITY,
): Set<string> {
  const folded = new Map<string, FoldedConversation>()
  const late = new Set<string>()
  const touched = new Set<string>()
  const timeline = tables.timeline.begin()
  tables.search.classify(events, tables.events)
  for (const parsed of events) {
    if (parsed.known && !isOfReplyAlone(parsed.event)) projectAlone(tables, parsed.event, touched)
    const conversationId = conversationOf(parsed.event)
    if (conversationId === null) continue
    touched.add(conversationId)
    // What was folded before may hold what is erased now.
    if (parsed.event.type === 'content-erased') late.add(conversationId)
    if (late.has(conversationId)) continue
    const before =
      folded.get(conversationId) ??
      tables.conversations.find(conversationId) ??
      unfolded(conversationId)
    if (parsed.event.seq < before.appliedSeq) late.add(conversationId)
    else folded.set(conversationId, fold(timeline, before, parsed))
  }
  timeline.write()
  for (const conversation of folded.values()) {
    if (!late.has(conversation.conversationId)) tables.conversations.save(conversation)
  }
  for (const conversationId of late) foldAgain(tables, conversationId, until)
  return touched
}

/**
 * How far a reply got, which only its own row tells: half of what a log holds, so that none of the
 * tables that follow single events is asked of it.
 */
function isOfReplyAlone(event: LogEvent): boolean {
  switch (event.type) {
    case 'send-attempted':
    case 'send-accepted':
      return true
    case 'status-received':
      return event.pricing === undefined
    default:
      return false
  }
}

/** What does not depend on the other events of a conversation. */
function projectAlone(tables: Projections, event: LogEvent, touched: Set<string>): void {
  const named = namedBy(event)
  if (named !== null) tables.names.forget(named)
  tables.people.project(event)
  tables.media.project(event)
  tables.account.project(event)
  tables.canned.project(event)
  tables.hours.project(event)
  tables.topics.project(event)
  tables.documents.project(event)
  tables.prices.project(event)
  tables.search.project(event)
  tables.attended.project(event)
  tables.savedFilters.project(event)
  tables.receiving.project(event)
  const preferring = tables.preferences.project(event)
  if (preferring !== null) {
    for (const citizenId of joinedWith(preferring, tables.conversations.mergedPairs())) {
      for (const id of tables.conversations.ofCitizen(citizenId)) touched.add(id)
    }
  }
  tables.citizenFields.project(event)
  const registered = tables.registrations.project(event, tables.events)
  if (named !== null) tables.names.remember(named)
  if (registered !== null) {
    for (const id of tables.conversations.ofCitizen(registered)) touched.add(id)
  }
  if (event.type === 'citizen-identified' || event.type === 'content-erased') {
    for (const id of tables.conversations.ofCitizen(event.citizenId)) touched.add(id)
  }
}

function foldAgain(tables: Projections, conversationId: string, until: number): void {
  tables.timeline.clearConversation(conversationId)
  const timeline = tables.timeline.begin()
  let conversation = unfolded(conversationId)
  for (const parsed of tables.events.ofConversation(conversationId)) {
    if (parsed.event.seq > until) break
    conversation = fold(timeline, conversation, parsed)
  }
  timeline.write()
  tables.conversations.save(conversation)
}

function fold(
  timeline: TimelineBatch,
  conversation: FoldedConversation,
  parsed: ParsedEvent,
): FoldedConversation {
  const appliedSeq = parsed.event.seq
  if (!parsed.known) return { ...conversation, appliedSeq }
  timeline.project(parsed.event)
  return {
    ...conversation,
    appliedSeq,
    state: evolve(conversation.state, parsed.event),
    lastMessage: later(conversation.lastMessage, messageOf(parsed.event)),
  }
}

function unfolded(conversationId: string): FoldedConversation {
  return { conversationId, appliedSeq: 0, state: null, lastMessage: null }
}

/** What the queue shows as the last word: neither notes nor notices nor what only points to a message. */
function messageOf(event: LogEvent): LastMessage | null {
  if (event.type === 'reply-queued') {
    return { at: timelineMoment(event.at), seq: event.seq, from: 'agent' }
  }
  if (event.type !== 'message-received' && event.type !== 'phone-message-sent') return null
  if (!isOwnWord(event)) return null
  const from = event.type === 'message-received' ? 'citizen' : 'agent'
  return { at: timelineMoment(event.sentAt), seq: event.seq, from }
}

function later(a: LastMessage | null, b: LastMessage | null): LastMessage | null {
  if (a === null || b === null) return a ?? b
  return b.at > a.at || (b.at === a.at && b.seq > a.seq) ? b : a
}
