import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { SearchFilters } from '../../shared/domain/search/filters.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import { isVeiled, type Veil } from '../../shared/domain/veil.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { FoundLines, SearchHit } from '../../shared/ipc/search.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { FoundLine } from '../projections/found-lines.ts'
import type { SearchStretch } from '../projections/search-index.ts'
import { type SearchedEvent, searchedIn } from '../projections/search-terms.ts'
import { readPosition } from '../replica/position.ts'
import type { Replica } from '../replica/replica.ts'
import type { Database } from '../store/database.ts'
import { nameOf } from './content.ts'
import { type PlannedSearch, planSearch, type SearchPlan } from './search-plan.ts'
import { snippetOf } from './search-snippet.ts'
import { walkLog } from './search-walk.ts'

/** So many lines are looked up at once, of which a page may need fewer. */
const AT_ONCE = 20

/** The newest messages and notes that have what is asked for. */
export function searchMessages(
  desk: Desk,
  { query, filters = {}, after = null, limit }: CallArguments<'search-messages'>,
): FoundLines {
  const since = performance.now()
  const plan = planOf(desk, query, filters, after)
  if ('nobody' in plan) return { hits: [], next: null, nobody: plan.nobody, isNarrowed: false }
  const { search } = desk.replica
  const ahead = new LinesAhead(desk.replica, plan.attendedBy === null ? AT_ONCE : 1)
  const index = {
    last: () => search.last(),
    newest: (asked: SearchStretch) => ahead.expect(search.newest(asked)),
  }
  const hits = new Map<string, SearchHit>()
  const next = walkLog(index, plan, { after, limit, since }, (seq) => {
    const hit = hitAt(desk, plan, seq, ahead)
    // A message and an edit of it are one line.
    if (hit === null || hits.has(hit.messageId)) return false
    hits.set(hit.messageId, hit)
    return true
  })
  return { hits: [...hits.values()], next, nobody: null, isNarrowed: plan.isNarrowed }
}

/** What was last searched in a replica, by its file: once the whole history is there it may be another one. */
const walks = new WeakMap<Database, { asked: string; plan: PlannedSearch }>()

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
  const { db, meta } = desk.replica
  // What the history has brought meanwhile may have words that were not asked for.
  const asked = JSON.stringify([query, filters, readPosition(meta).history.done])
  const begun = after === null ? undefined : walks.get(db)
  if (begun?.asked === asked) return begun.plan
  const plan = planSearch(desk, query, filters)
  walks.set(db, { asked, plan })
  return plan
}

/**
 * Null for what nobody who is sought attended, is a note where none is sought, was written on another
 * day, or is covered: it must not even be counted.
 */
function hitAt(desk: Desk, plan: SearchPlan, seq: number, ahead: LinesAhead): SearchHit | null {
  if (plan.attendedBy !== null && !desk.replica.attended.isBy(plan.attendedBy, seq)) return null
  const found = ahead.at(seq)
  if (!found?.parsed.known) return null
  const { event } = found.parsed
  const line = searchedIn(event)
  if (line === null || (plan.isOfMessages && line.content === null)) return null
  const { conversationId, at } = line
  if (at < plan.since || at >= plan.until) return null
  if (isVeiled(veilOf(found), { at: timelineMoment(at), seq })) return null
  return {
    ...{ conversationId, at, citizenName: nameOf(found) },
    messageId: shownItem(desk, line) ?? itemIdOf(event),
    from: event.type === 'message-received' ? 'citizen' : 'agent',
    agent: desk.replica.people.agentName(line.agentId),
    kind: line.content === null ? 'note' : wordsOfEdit(line.content).kind,
    snippet: line.text === null ? '' : snippetOf(line.text, plan.terms),
  }
}

/** As the conversation's state, of which it is a part: this version's own. */
function veilOf({ veil }: FoundLine): Veil | null {
  return veil === null ? null : JSON.parse(veil)
}

/** Found lines, of which one is asked for after the other: some are looked up with each that is not there. */
class LinesAhead {
  readonly #replica: Replica
  readonly #atOnce: number
  readonly #lines = new Map<number, FoundLine>()
  #expected: readonly number[] = []

  constructor(replica: Replica, atOnce: number) {
    this.#replica = replica
    this.#atOnce = atOnce
  }

  /** @param seqs those that will be asked for next, in this order. */
  expect<Seqs extends readonly number[]>(seqs: Seqs): Seqs {
    this.#expected = seqs
    return seqs
  }

  at(seq: number): FoundLine | null {
    if (!this.#lines.has(seq)) {
      const from = this.#expected.indexOf(seq)
      const next = this.#expected.slice(from, from + this.#atOnce)
      for (const line of this.#replica.foundLines(next)) this.#lines.set(line.seq, line)
    }
    return this.#lines.get(seq) ?? null
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
