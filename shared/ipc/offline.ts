import type { AnyCommand, Refusal } from '../commands.ts'
import type { DocumentKind } from '../domain/office/documents.ts'
import * as z from '../late-zod.ts'

/** What has not left this PC, over all conversations. */
export const offlineCalls = {
  'list-unsent': z.object({}),
  /** What would be lost if everything of this user went from this PC. */
  'weigh-wipe': z.object({}),
} as const

export type OfflineCallResults = {
  /** Cases in the order of their oldest item, and each one's items in the order of asking. */
  'list-unsent': { cases: UnsentCase[] }
  /** `unsent`: what waits or was refused; `drafts`: replies and notes that are being written; `files`: chosen for one. */
  'weigh-wipe': { unsent: number; drafts: number; files: number }
}

/**
 * `conversationId`: null for what concerns the whole organisation: its canned replies, hours, topics and
 * other documents; `filters`: the agent's own.
 */
export type UnsentCase = {
  about: 'case' | 'canned' | 'hours' | 'topics' | 'filters' | DocumentKind
  conversationId: string | null
  citizenName: string | null
  /** False for a conversation that the record does not have, such as one that was restored: its words can be copied, its file saved. */
  isHere: boolean
  items: UnsentItem[]
}

export type UnsentItem = {
  commandId: string
  /** What it is in its conversation, to be jumped to. */
  itemId: string
  /** When the agent asked for it (ms). */
  at: number
  what: UnsentWhat
  outlook: UnsentOutlook
}

/** Everything that is not written by hand is named by its command. */
export type UnsentWhat =
  | { kind: 'reply'; text: string; file: { name: string | null; sha256: string } | null }
  | { kind: 'note'; text: string }
  | { kind: 'template'; name: string }
  | { kind: 'forward' | 'area-answer'; text: string }
  | { kind: 'action'; type: ActionType }

export type ActionType = Exclude<
  AnyCommand['type'],
  | 'send-reply'
  | 'schedule-reply'
  | 'add-note'
  | 'send-template'
  | 'forward-attendance'
  | 'record-area-answer'
>

/**
 * What will become of it, by the relay's own rules and by what this PC knows now.
 * - `go`: `until` when, where WhatsApp's window ends (ms); null where time does not matter.
 * - `after-file`: the same, once its file is with the relay.
 * - `refuse`: the relay would not take it.
 * - `scheduled`: the relay has it, and sends it at its moment (ms). `expected`: why it would not go, as
 *   things stand.
 * - `held`: as soon as the moment is over in which it can be taken back.
 * - `leaving`: the relay may have it already.
 * - `refused`: it was, and nobody has put it away.
 */
export type UnsentOutlook =
  | { will: 'go' | 'after-file'; until: number | null }
  | { will: 'refuse'; refusal: Refusal }
  | { will: 'held' | 'leaving' }
  | { will: 'scheduled'; at: number; expected: Refusal | null }
  | { will: 'refused'; refusal: Refusal; inDraft: boolean }
