import type { Billing } from '../domain/billing.ts'
import type { BlockReason } from '../domain/block.ts'
import type { Identity } from '../domain/identity.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { FieldView } from './fields.ts'
import type { ForwardingSummary } from './forwardings.ts'
import type { RegistrationView } from './registration.ts'

/** What the screen asks about citizens, beside their conversations. */
export const citizenCalls = {
  /** The person behind a conversation, with all that merges join to her. */
  'open-citizen': z.object({ conversationId: idSchema }),
  /**
   * Every word must occur in name, username or number, the last one as a beginning; accents and case
   * do not matter.
   */
  'search-citizens': z.object({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
  'list-blocks': z.object({}),
} as const

export type CitizenResults = {
  'open-citizen': CitizenView | null
  'search-citizens': { citizens: FoundCitizen[] }
  'list-blocks': { blocked: BlockedRow[]; asked: BlockAskedRow[] }
}

type AgentName = { agentId: string; name: string }

/** What a command about a conversation has to name. */
type Target = { conversationId: string; attendanceId: string; seenSeq: number }

export type CitizenView = {
  /** The one whose conversation was asked for stands first. */
  people: CitizenPart[]
  merges: MergeView[]
  can: { merge: boolean; block: boolean; askBlock: boolean; fill: boolean; export: boolean }
}

/** One citizen as WhatsApp knows her, with her conversation. */
export type CitizenPart = Target & {
  citizenId: string
  name: string | null
  /** In use first, then those that were replaced, newest first. */
  identities: Identity[]
  /** Newest first. */
  attendances: AttendanceSummary[]
  block: BlockView | null
  blockAsked: BlockAskedView | null
  /** Null where the organisation keeps no list. */
  registration: RegistrationView | null
  /** What the organisation wants to know of her, filled or not. */
  fields: FieldView[]
  /** The claim that was shown: asking her is a reply. */
  fence: number
}

export type AttendanceSummary = {
  protocol: string
  status: 'waiting' | 'held' | 'closed'
  /** Who holds it, or held it last. */
  holder: AgentName | null
  openedAt: number
  closedAt: number | null
  /** Questions to areas, oldest first. */
  forwardings: ForwardingSummary[]
  /** What its replies came to at WhatsApp; null where there are none. */
  billing: Billing | null
}

export type MergeView = Target & {
  mergeId: string
  agent: AgentName | null
  at: number
  /** Who was joined, by the names of today. */
  names: [string | null, string | null]
}

export type BlockView = {
  reason: BlockReason
  /** Null once it was erased. */
  note: string | null
  agent: AgentName | null
  since: number
  until: number
  /** Messages that came meanwhile and wait for its end. */
  heldBack: number
}

export type BlockAskedView = Pick<BlockView, 'reason' | 'note' | 'agent'> & { at: number }

export type FoundCitizen = {
  conversationId: string
  citizenId: string
  name: string | null
  phone: string | null
  username: string | null
  lastMessageAt: number | null
}

export type BlockedRow = Target & { citizenName: string | null; block: BlockView }
export type BlockAskedRow = Target & { citizenName: string | null; asked: BlockAskedView }
