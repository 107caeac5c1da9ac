import { create } from 'zustand'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { isFiltered, useQueue } from './queue.ts'

/** More than anybody attends at once. */
const MOST_ROWS = 200

type MineState = {
  /** What this agent attends, whatever the list shows, also what she put aside; null until it was read. */
  rows: readonly QueueRow[] | null
  /** No more are hers than these. */
  whole: boolean
}

const nothingKnown: MineState = { rows: null, whole: true }

export const useMine = create<MineState>()(() => nothingKnown)

/** Conversations of hers in which the citizen wrote what she has not read, and which she has not put aside. */
export function unreadIn({ rows }: Pick<MineState, 'rows'>): number {
  return rows?.filter((row) => row.unread > 0 && !isAside(row)).length ?? 0
}

function isAside({ snoozedUntil, cursor }: QueueRow): boolean {
  return snoozedUntil !== null && snoozedUntil > cursor.asOf
}

/** Each time that the queue was read anew. Once per page. */
export function followMine(): void {
  useQueue.subscribe(({ counts }, before) => {
    // What forgets the queue changes its counts too.
    if (counts !== before.counts && useQueue.getState().rows !== null) void refreshMine()
  })
}

export function forgetMine(): void {
  useMine.setState(nothingKnown)
}

const refreshMine = coalesce(async () => {
  try {
    const { rows, next } = shownOfMine() ?? (await readMine())
    // Whoever was signed in meanwhile left nothing.
    if (useQueue.getState().rows !== null) useMine.setState({ rows, whole: next === null })
  } catch {
    // The list says that it cannot be read, with a button to try again; what was known stays.
  }
})

/** What the list shows anyway need not be read twice. */
function shownOfMine() {
  const { view, fresh, next, counts, ...rest } = useQueue.getState()
  const isAll = view === 'mine' && counts.snoozed === 0 && next === null
  return isAll && !isFiltered(rest) ? { rows: fresh, next } : null
}

async function readMine() {
  const { counts } = useQueue.getState()
  const views = (['mine', 'snoozed'] as const).filter((view) => counts[view] > 0)
  const pages = await Promise.all(
    views.map((view) => call('page-queue', { view, after: null, limit: MOST_ROWS })),
  )
  return {
    rows: pages.flatMap(({ rows }) => rows),
    next: pages.find(({ next }) => next !== null)?.next ?? null,
  }
}
