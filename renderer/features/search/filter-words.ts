import { MYSELF, type SearchFilters } from '../../../shared/domain/search/filters.ts'
import type { Texts } from '../../texts/pt-br.ts'

/** As they stand side by side; the days are one. */
export const kinds = [
  'citizen',
  'agent',
  'attended',
  'mentions',
  'topic',
  'media',
  'line',
  'days',
] as const
export type FilterKind = (typeof kinds)[number]

/** What is said of each filter; null for one that is not set. */
export function filterWords(
  filters: SearchFilters,
  search: Texts['search'],
): Record<FilterKind, string | null> {
  const { citizen, agent, attended, mentions, topic, media, line } = filters
  const set = (kind: FilterKind, value: string | null | undefined) =>
    value ? search.set(search.filter[kind], value) : null
  return {
    citizen: set('citizen', citizen),
    agent: set('agent', agent),
    attended: set('attended', attended),
    mentions: set('mentions', mentions === MYSELF ? search.myself : mentions),
    topic: set('topic', topic),
    media: set('media', media && search.media[media]),
    line: set('line', line && search.line[line]),
    days: set('days', daysWords(filters, search)),
  }
}

export function without(filters: SearchFilters, kind: FilterKind): SearchFilters {
  return kind === 'days'
    ? { ...filters, from: undefined, to: undefined }
    : { ...filters, [kind]: undefined }
}

/** What was sought in one line: its filters, and then its words. */
export function soughtWords(
  { words, filters }: { words: string; filters: SearchFilters },
  search: Texts['search'],
): string {
  return [...Object.values(filterWords(filters, search)), words].filter(Boolean).join(' · ')
}

function daysWords({ from, to }: SearchFilters, search: Texts['search']): string | null {
  if (from !== undefined && from === to) return dayWords(from)
  if (from !== undefined && to !== undefined) return search.between(dayWords(from), dayWords(to))
  if (from !== undefined) return search.since(dayWords(from))
  return to === undefined ? null : search.until(dayWords(to))
}

/** `01/11/2026`: as they are written in Brazil, and read in both languages beside a `desde`. */
function dayWords(date: string): string {
  return date.split('-').reverse().join('/')
}
