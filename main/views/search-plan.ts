import { startOfDate } from '../../shared/domain/local-day.ts'
import { MYSELF, type SearchFilters } from '../../shared/domain/search/filters.ts'
import { type Term, termsOf, wordsOf } from '../../shared/domain/search/terms.ts'
import type { FoundLines } from '../../shared/ipc/search.ts'
import type { Desk } from '../desk.ts'
import { topicsInForce } from '../outbox/predict-documents.ts'
import {
  agentTerm,
  conversationTerm,
  LATE_MS,
  lateTerm,
  lineTerm,
  mediaTerm,
  mentionTerm,
  topicTerm,
} from '../projections/search-terms.ts'

/** So many conversations of citizens with a name are looked through, those who wrote last. */
const MOST_CITIZENS = 50

/** And of who attended in no more than so many. */
const MOST_NAMED = 50

/** What the index is asked for. */
export type SearchPlan = {
  readonly terms: readonly Term[]
  readonly expression: string
  /** Places in the log: nothing that is sought stands below. */
  readonly lowest: number
  /** From this place on only what came late can have been written early enough. */
  readonly lateFrom: number
  readonly lateExpression: string
  /** When a line was written (ms): from the first on, before the second. */
  readonly since: number
  readonly until: number
  readonly isNarrowed: boolean
  /** It looks into so few conversations that they are gone through at one go. */
  readonly isOfFew: boolean
  /** Only lines of attendances that one of these agents held count; null for all. */
  readonly attendedBy: readonly string[] | null
  /** Notes do not count. Nearly every line is a message: the index would be asked for all of them. */
  readonly isOfMessages: boolean
}

export type PlannedSearch =
  | SearchPlan
  /** There is nothing to look for, or a filter names nobody. */
  | { readonly nobody: FoundLines['nobody'] }

/** Words and filters as one expression of the full-text index, over a stretch of the log. */
export function planSearch(desk: Desk, query: string, filters: SearchFilters): PlannedSearch {
  const terms = termsOf(query)
  const { media, line, conversationId } = filters
  const citizens = conversationsOf(desk, filters.citizen)
  const agents = agentsNamed(desk, filters.agent)
  const attended = agentsNamed(desk, filters.attended)
  const topics = topicsNamed(desk, filters.topic)
  const mentioned = mentionedBy(desk, filters.mentions)
  if (citizens?.ids.length === 0) return { nobody: 'citizen' }
  if (agents?.length === 0) return { nobody: 'agent' }
  if (mentioned?.length === 0) return { nobody: 'mentions' }
  if (attended?.length === 0) return { nobody: 'attended' }
  const few = attended && fewOf(desk, attended)
  if (few?.length === 0) return { nobody: null }
  if (topics?.length === 0) return { nobody: 'topic' }
  const asked = [
    ...terms.map((term) => matchBegun(desk, term)),
    conversationId && quoted(conversationTerm(conversationId)),
    citizens && anyOf(citizens.ids.map(conversationTerm)),
    agents && anyOf(agents.map(agentTerm)),
    few && anyOf(few.map(conversationTerm)),
    topics && anyOf(topics.map(topicTerm)),
    mentioned && anyOf(mentioned.map(mentionTerm)),
    media && quoted(mediaTerm(media)),
    line === 'note' && quoted(lineTerm(line)),
  ].filter((each) => typeof each === 'string' && each !== '')
  const hasDates = filters.from !== undefined || filters.to !== undefined
  if (asked.length === 0 && !hasDates && attended === null && !line) return { nobody: null }
  // The index cannot be asked for all.
  if (asked.length === 0) {
    asked.push(line ? quoted(lineTerm(line)) : anyOf([lineTerm('message'), lineTerm('note')]))
  }
  const expression = asked.join(' AND ')
  return {
    ...{ terms, expression, isNarrowed: citizens?.more ?? false },
    isOfFew: (citizens ?? few) !== null || conversationId !== undefined,
    attendedBy: attended,
    isOfMessages: line === 'message',
    lateExpression: `${expression} AND ${quoted(lateTerm)}`,
    ...daysOf(desk, filters),
  }
}

/**
 * Days as stretches of the log, whose clock says when a line came and not when it was written: so
 * that a minute is added at both ends, and what came later than that is found by its own term.
 */
function daysOf({ replica: { search }, office: { timeZone } }: Desk, filters: SearchFilters) {
  const since = filters.from === undefined ? 0 : startOfDate(filters.from, timeZone)
  const until =
    filters.to === undefined ? Number.MAX_SAFE_INTEGER : startOfDate(filters.to, timeZone, 1)
  return {
    ...{ since, until },
    lowest: filters.from === undefined ? 0 : search.placeAt(since - LATE_MS),
    lateFrom: filters.to === undefined ? Number.MAX_SAFE_INTEGER : search.placeAt(until + LATE_MS),
  }
}

function conversationsOf({ replica }: Desk, name: string | undefined) {
  if (name === undefined) return null
  const found = replica.names.conversationsOf(wordsOf(name), MOST_CITIZENS + 1)
  return { ids: found.slice(0, MOST_CITIZENS), more: found.length > MOST_CITIZENS }
}

function agentsNamed({ replica }: Desk, name: string | undefined): string[] | null {
  return name === undefined
    ? null
    : replica.people.agents().flatMap((one) => (isMeant(one.name, name) ? one.agentId : []))
}

function mentionedBy(desk: Desk, name: string | undefined): string[] | null {
  return name === MYSELF ? [desk.account.agentId] : agentsNamed(desk, name)
}

/** Where they held something in few conversations; null where these are too many to be named. */
function fewOf({ replica }: Desk, agentIds: readonly string[]): string[] | null {
  const found = replica.attended.conversationsOf(agentIds, MOST_NAMED + 1)
  return found.length > MOST_NAMED ? null : found
}

/** Retired ones too: what they were said of stays. */
function topicsNamed(desk: Desk, name: string | undefined): string[] | null {
  if (name === undefined) return null
  return topicsInForce(desk).flatMap((one) => (isMeant(one.name, name) ? one.topicId : []))
}

/** Every word that was typed begins a word of the name. */
function isMeant(name: string, typed: string): boolean {
  const own = wordsOf(name)
  const wanted = wordsOf(typed)
  return wanted.length > 0 && wanted.every((each) => own.some((begun) => begun.startsWith(each)))
}

/** As FTS5 is asked for it: nothing but quoted words. */
export function matchTerm({ words, isOpen }: Term): string {
  return `"${words.join(' ')}"${isOpen ? '*' : ''}`
}

/** A word that is still being typed may be any of those that begin so. */
function matchBegun({ replica }: Desk, term: Term): string {
  const before = term.words.slice(0, -1)
  const ends = term.isOpen ? replica.begunWords(term.words.at(-1) ?? '') : null
  if (ends === null) return matchTerm(term)
  const whole = ends.map((end) => matchTerm({ words: [...before, end], isOpen: false }))
  return `(${whole.join(' OR ')})`
}

function anyOf(terms: readonly string[]): string {
  return `(${terms.map(quoted).join(' OR ')})`
}

function quoted(term: string): string {
  return `"${term}"`
}
