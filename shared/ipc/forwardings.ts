/** What the screen shows of the question to an area that waits for its answer. */
export type OpenForwarding = {
  forwardingId: string
  /** Null while the list of areas has not arrived. */
  area: string | null
  /** When it was forwarded, and the last moment at which an answer is in time (ms). */
  since: number
  dueAt: number
}

/** One question to an area, with what came of it. */
export type ForwardingSummary = OpenForwarding & {
  /** Null once it was erased, or while it is covered. */
  question: string | null
  ended:
    | { how: 'answered'; at: number; answer: string | null }
    | { how: 'withdrawn'; at: number }
    | null
}
