import type { OrganisationProfile } from '../organisation.ts'
import type { Account } from '../protocol.ts'

export type ConsoleStatus = {
  /** Grows with each status: an answer may be overtaken by a push, and must not undo it. */
  revision: number
  relayUrl: string | null
  /** The address comes from the command line or a policy file: the screen cannot change it. */
  relayFixed: boolean
  session: /** `locked`: nobody touched it, or she said so; `login` is hers. */
    | { state: 'signed-out'; ended: 'expired' | null }
    | { state: 'signed-out'; ended: 'locked'; login: string }
    | { state: 'signed-in'; account: Account; organisation: OrganisationProfile }
  sync: SyncStatus
  /**
   * `refusedIn`: the conversation of the oldest refused command; `office` for a canned reply, `hours`
   * for the opening hours, `topics` for what attendances can be about, `filters` for saved filters,
   * the kind of another document.
   */
  outbox: {
    /** `held`: of those, replies that can still be taken back because their moment is not over. */
    waiting: number
    held: number
    refused: number
    refusedIn: string | null
  }
  /** Relay's clock less this PC's, in milliseconds. Screens show the relay's time. */
  clockOffset: number
}

export type SyncStatus = {
  state: 'connected' | 'connecting' | 'disconnected'
  /**
   * Why the relay cannot be followed though it answers; null while nothing but waiting is needed.
   * - `wrong-protocol`: it is of another version.
   * - `log-behind`: its log ends before this replica's; it was put back to an older copy.
   * - `unreadable`: this version cannot read what it sends.
   */
  problem: 'wrong-protocol' | 'log-behind' | 'unreadable' | null
  /** When the replica last heard from the relay (relay's clock); null for never. */
  heardAt: number | null
  /** Of an empty replica: how far what is needed at once has come; null once it is here. */
  opening: { done: number; total: number } | null
  /** Progress of filling history in behind the snapshot; null when the replica is complete. */
  history: HistoryProgress | null
}

/** Places of the log, of which `done` are here. */
export type HistoryProgress = {
  done: number
  total: number
  /** The same in messages, as far as the relay says how many there are. */
  messages: { done: number; total: number } | null
  /** How long it will still take (ms), smoothed; null while nobody can say. */
  leftMs: number | null
}
