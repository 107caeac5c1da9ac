import type { QueueRow } from '../../shared/ipc.ts'

/** A row on the screen. `gone`: it has left this view, and stands still until nobody points. */
export type ShownRow = QueueRow & { gone: boolean }

export type Arrangement = {
  rows: ShownRow[]
  /** Rows that wait to be shown, because they would move what the pointer is on. */
  heldBack: number
}

/**
 * What to show of a fresh list. While someone points at the list nothing may move under them: known
 * rows change where they stand, gone ones stay, and only what belongs below all of them is added.
 */
export function arrangeRows(shown: ShownRow[], fresh: QueueRow[], holding: boolean): Arrangement {
  if (!holding || shown.length === 0) {
    return { rows: fresh.map((row) => ({ ...row, gone: false })), heldBack: 0 }
  }
  const freshById = new Map(fresh.map((row) => [row.conversationId, row]))
  const known = new Set(shown.map((row) => row.conversationId))
  const still = shown.map((row) => {
    const now = freshById.get(row.conversationId)
    return now ? { ...now, gone: false } : { ...row, gone: true }
  })
  const lastKnown = fresh.findLastIndex((row) => known.has(row.conversationId))
  const below = fresh.slice(lastKnown + 1).map((row) => ({ ...row, gone: false }))
  const arrived = fresh.filter((row) => !known.has(row.conversationId)).length
  return { rows: [...still, ...below], heldBack: arrived - below.length }
}
