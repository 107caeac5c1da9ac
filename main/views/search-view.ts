import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { SearchFilters } from '../../shared/domain/search/filters.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import { isVeiled, type Veil } from '../../shared/domain/veil.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { FoundLines, SearchHit } from '../../shared/ipc/search.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { type SearchedEvent, searchedIn } from '../projections/search-terms.ts'
import type { Replica } from '../replica/replica.ts'
import { nameOf } from './content.ts'
import { type PlannedSearch, planSearch, type SearchPlan } from './search-plan.ts'
import { snippetOf } from './search-snippet.ts'
import { walkLog } from './search-walk.ts'

type Place = { citizenName: string | null; veil: Veil | null }

/** The newest messages and notes that have what is asked for. */
export function searchMessages(
  desk: Desk,
  { query, filters = {}, after = null, limit }: CallArguments<'search-messages'>,
): FoundLines {
  const since = performance.now()
  const plan = planOf(desk, query, filters, after)
  if ('nobody' in plan) return { hits: [], next: null, nobody: plan.nobody, isNarrowed: false }
  const places = new Map<string, Place>()
  const hits = new Map<string, SearchHit>()
  const next = walkLog(desk.replica.search, plan, { after, limit, since }, (seq) => {
    const hit = hitAt(desk, plan, seq, places)
    // A message and an edit of it are one line.
    if (hit === null || hits.has(hit.messageId)) return false
    hits.set(hit.messageId, hit)
    return true
  })
  return { hits: [...hits.values()], next, nobody: null, isNarrowed: plan.isNarrowed }
}

/** What was last searched in a replica. */
const walks = new WeakMap<Replica, { asked: string; plan: PlannedSearch }>()

/**
 * Whoever goes on down the log asks for the same as before, of the same people: to look them up anew
 * for every few lines would take longer than to find these, and could leave a line out.
 */
function planOf(
  desk: Desk,
  query: string,
  filters: SearchFilters,
  after: number | null,
): PlannedSearch {
  const asked = JSON.stringify([query, filters])
  const begun = after === null ? undefined : walks.get(desk.replica)
  if (begun?.asked === asked) return begun.plan
  const plan = planSearch(desk, query, filters)
  walks.set(desk.replica, { asked, plan })
  return plan
}

/**
 * Null for what nobody who is sought attended, was written on another day, or is covered: it must not
 * even be counted.
 */
function hitAt(
  desk: Desk,
  plan: SearchPlan,
  seq: number,
  places: Map<string, Place>,
): SearchHit | null {
  if (plan.attendedBy !== null && !desk.replica.attended.isBy(plan.attendedBy, seq)) return null
  const found = desk.replica.events.find(seq)
  const line = found?.known ? searchedIn(found.event) : null
  if (!found?.known || line === null) return null
  const { conversationId, at } = line
  if (at < plan.since || at >= plan.until) return null
  const place = places.get(conversationId) ?? placeOf(desk, conversationId)
  places.set(conversationId, place)
  if (isVeiled(place.veil, { at: timelineMoment(at), seq })) return null
  const { event } = found
  return {
    ...{ conversationId, at, citizenName: place.citizenName },
    messageId: shownItem(desk, line) ?? itemIdOf(event),
    from: event.type === 'message-received' ? 'citizen' : 'agent',
    agent: desk.replica.people.agentName(line.agentId),
    kind: line.content === null ? 'note' : wordsOfEdit(line.content).kind,
    snippet: line.text === null ? '' : snippetOf(line.text, plan.terms),
  }
}

function placeOf({ replica }: Desk, conversationId: string): Place {
  const record = replica.queuePages.whose(conversationId)
  return {
    citizenName: record && nameOf(record),
    // As the conversation's state, of which it is a part: this version's own.
    veil: record?.veil ? JSON.parse(record.veil) : null,
  }
}

/** The words of an edit stand in the message that was edited. */
function shownItem({ replica }: Desk, { content, conversationId }: SearchedEvent): string | null {
  return content?.kind === 'edit'
    ? (replica.timelinePages.findQuoted(conversationId, content.target)?.itemId ?? null)
    : null
}

function wordsOfEdit(content: MessageContent): MessageContent {
  return content.kind === 'edit' ? content.edited : content
}

function itemIdOf(event: LogEvent): string {
  if ('messageId' in event) return event.messageId
  return 'noteId' in event ? event.noteId : ''
}
