import type { MessageKind } from '../domain/message-content.ts'
import { searchFiltersSchema } from '../domain/search/filters.ts'
import * as z from '../late-zod.ts'
import type { AgentName } from './people.ts'

export const searchCalls = {
  /**
   * Every word must occur, the last one as a prefix, and every "phrase" as it stands; accents and
   * case do not matter. `after`: a page's `next`.
   */
  'search-messages': z.object({
    query: z.string().max(10_000),
    filters: searchFiltersSchema.optional(),
    after: z.int().nonnegative().nullable().optional(),
    limit: z.int().min(1).max(200),
  }),
} as const

export type SearchResults = {
  'search-messages': FoundLines
}

/** Lines that a search found, newest first. */
export type FoundLines = {
  hits: SearchHit[]
  /** Where to go on, also from a page that is not full; null at the end. */
  next: number | null
  /** What filter names nobody. */
  nobody: 'citizen' | 'agent' | 'attended' | 'mentions' | 'topic' | null
  /** More citizens have such a name than are looked through: those who wrote last are. */
  isNarrowed: boolean
}

export type SearchHit = {
  conversationId: string
  messageId: string
  citizenName: string | null
  at: number
  from: 'citizen' | 'agent'
  /** Who wrote it for the desk; null for the citizen, and on the phone. */
  agent: AgentName | null
  kind: MessageKind | 'note'
  /** The words around the hit, empty where it has none; matches stand between U+E000 and U+E001. */
  snippet: string
}
