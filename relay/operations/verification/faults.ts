import { describeFileFault, type FileFault } from './verify-files.ts'

/**
 * What `verify` can find. Rows are named by ids of our own: WhatsApp's message ids hold a phone
 * number.
 */
export type Fault =
  /** SQLite's own word on a page, an index or a reference between tables. */
  | { readonly kind: 'damaged-store'; readonly detail: string }
  /** The log lacks these numbers, both included. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** `head` is null when its row is missing. */
  | { readonly kind: 'wrong-head'; readonly head: number | null; readonly newest: number }
  | { readonly kind: 'missing-content'; readonly seq: number }
  | { readonly kind: 'unexpected-content'; readonly seq: number }
  /** Not in the shape of its type, or filed under another conversation. */
  | { readonly kind: 'unreadable-event'; readonly seq: number }
  /** It contradicts what the log says before it. */
  | { readonly kind: 'impossible-event'; readonly seq: number }
  | { readonly kind: 'audit-gap' | 'audit-changed'; readonly entry: number }
  /** What was counted as it happened is not what is there. */
  | {
      readonly kind: 'wrong-tally'
      readonly what: 'quarantined' | 'interpreted' | 'items'
      readonly tallied: number
      readonly found: number
    }
  /** The record says that it erased this citizen, and still has something of her. */
  | { readonly kind: 'not-erased'; readonly citizenId: string }
  /** A table that follows the log is not what the log makes of it. */
  | {
      readonly kind: 'missing-row' | 'extra-row' | 'changed-row'
      readonly table: string
      readonly id: string
      /** Which columns, where a row has changed. */
      readonly columns: readonly string[]
    }
  | FileFault

export type ReportFault = (fault: Fault) => void

export function describeFault(fault: Fault): string {
  switch (fault.kind) {
    case 'missing-file':
    case 'changed-file':
      return describeFileFault(fault)
    case 'damaged-store':
      return `The store is damaged: ${fault.detail}`
    case 'gap':
      return fault.from === fault.to
        ? `The log lacks event ${fault.from}.`
        : `The log lacks the events ${fault.from} to ${fault.to}.`
    case 'wrong-head':
      return `The log's head says ${fault.head ?? 'nothing'}, and its newest event is ${fault.newest}.`
    case 'missing-content':
      return `Event ${fault.seq} has lost its content.`
    case 'unexpected-content':
      return `There is content for event ${fault.seq}, which has none.`
    case 'unreadable-event':
      return `Event ${fault.seq} cannot be read.`
    case 'impossible-event':
      return `Event ${fault.seq} contradicts the log before it.`
    case 'audit-gap':
      return `The audit trail lacks entry ${fault.entry}.`
    case 'audit-changed':
      return `The audit trail was changed at entry ${fault.entry}.`
    case 'wrong-tally':
      return `Of ${fault.what}, ${fault.tallied} were counted, and ${fault.found} are there.`
    case 'not-erased':
      return `Citizen ${fault.citizenId} was erased, and something of her is still there.`
    case 'missing-row':
      return `${fault.table}: ${fault.id} is missing.`
    case 'extra-row':
      return `${fault.table}: ${fault.id} is there, and the log knows nothing of it.`
    case 'changed-row':
      return `${fault.table}: ${fault.id} is not what the log makes of it (${fault.columns.join(', ')}).`
  }
}
