import { type AuditPage, auditQuerySchema } from '../duties/audit.ts'
import type { ErasureCounts, ErasureResponse } from '../duties/erasure.ts'
import type { Reconciliation } from '../duties/reconciliation.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

const inConversation = { conversationId: idSchema }

/** The record's duties: who read what, whether everything adds up, and erasure. */
export const dutiesCalls = {
  /** A conversation was opened from a search for words: `open-conversation` cannot know that. */
  'note-found': z.object(inConversation),
  /** Only with a connection: none of it is in the replica. */
  'read-audit': auditQuerySchema.omit({ limit: true, knows: true }),
  'read-reconciliation': z.object({}),
  'preview-erasure': z.object(inConversation),
  'erase-citizen': z.object(inConversation),
} as const

/** What only the relay can answer. */
export type FromRelay<T> =
  | { outcome: 'answered'; value: T }
  | { outcome: 'refused'; reason: FromRelayRefusal }

export type FromRelayRefusal =
  /** No connection, or an answer that this version cannot read. */
  | 'unreachable'
  | 'not-permitted'
  /** The conversation, or its citizen, is not in the record (any more). */
  | 'not-found'
  /** A reply to her is on its way just now: in a moment it can be done. */
  | 'busy'
  /** Her number or id changed, and nobody has said yet that it is the same person. */
  | 'covered'

export type DutiesResults = {
  'note-found': { outcome: 'noted' }
  'read-audit': FromRelay<AuditPage>
  'read-reconciliation': FromRelay<Reconciliation>
  'preview-erasure': FromRelay<ErasureCounts>
  'erase-citizen': FromRelay<ErasureResponse>
}
