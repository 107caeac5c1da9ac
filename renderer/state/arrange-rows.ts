import type { QueueRow } from '../../shared/ipc/queue.ts'

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
 * A row in which nothing has changed is the same object as before, so that it is not drawn anew.
 */
export function arrangeRows(shown: ShownRow[], fresh: QueueRow[], holding: boolean): Arrangement {
  const shownById = new Map(shown.map((row) => [row.conversationId, row]))
  const asShown = (row: QueueRow) => unlessSame(shownById.get(row.conversationId), row)
  if (!holding || shown.length === 0) return { rows: fresh.map(asShown), heldBack: 0 }
  const freshById = new Map(fresh.map((row) => [row.conversationId, row]))
  const still = shown.map((row) => {
    const now = freshById.get(row.conversationId)
    if (now) return asShown(now)
    return row.gone ? row : { ...row, gone: true }
  })
  const lastKnown = fresh.findLastIndex((row) => shownById.has(row.conversationId))
  const below = fresh.slice(lastKnown + 1).map(asShown)
  const arrived = fresh.filter((row) => !shownById.has(row.conversationId)).length
  return { rows: [...still, ...below], heldBack: arrived - below.length }
}

/** What each row is shown as: most of a list that grows were arranged before. */
const shownAs = new WeakMap<QueueRow, ShownRow>()

/** The moment at which a list was asked for is no news of its rows. */
function unlessSame(before: ShownRow | undefined, row: QueueRow): ShownRow {
  if (before !== undefined && shownAs.get(row) === before) return before
  const shown = before !== undefined && isAsShown(before, row) ? before : { ...row, gone: false }
  shownAs.set(row, shown)
  return shown
}

function isAsShown(before: ShownRow, row: QueueRow): boolean {
  const now = { ...row, gone: false, cursor: { ...row.cursor, asOf: before.cursor.asOf } }
  return isSame(before, now)
}

/** Of values as JSON has them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  const values = Object.entries(one)
  return (
    values.length === Object.keys(other).length &&
    values.every(([key, value]) => isSame(value, (other as Record<string, unknown>)[key]))
  )
}
