import { create } from 'zustand'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { ShownRow } from './arrange-rows.ts'
import { loadRowsUpTo, useQueue } from './queue.ts'

type Selection = {
  /** By conversation: what arrives, or moves, changes nothing of it. */
  ids: ReadonlySet<string>
  /** Where a stretch begins. */
  anchor: string | null
}

const nothing: Selection = { ids: new Set(), anchor: null }

export const useSelection = create<Selection>()(() => nothing)

export function clearSelection(): void {
  useSelection.setState(nothing)
}

export function toggleSelected(conversationId: string): void {
  const { ids } = useSelection.getState()
  const changed = new Set(ids)
  if (!changed.delete(conversationId)) changed.add(conversationId)
  useSelection.setState({ ids: changed, anchor: conversationId })
}

/** From where the last one was selected to this one, both included. */
export function selectStretch(conversationId: string): void {
  const { ids, anchor } = useSelection.getState()
  const inOrder = selectableIds()
  const [from, to] = [inOrder.indexOf(anchor ?? conversationId), inOrder.indexOf(conversationId)]
  if (from < 0 || to < 0) {
    toggleSelected(conversationId)
    return
  }
  const stretch = inOrder.slice(Math.min(from, to), Math.max(from, to) + 1)
  useSelection.setState({ ids: new Set([...ids, ...stretch]), anchor: anchor ?? conversationId })
}

/**
 * The whole view as it stood when it was asked for: what arrives at that moment was before nobody's
 * eyes, and is not selected.
 * @param painted the rows that stood on the screen; pages below them are read first.
 * @param most so many of the view at once.
 */
export async function selectAll(painted: readonly ShownRow[], most: number): Promise<void> {
  const { view, filters, next, fresh } = useQueue.getState()
  const asOf = fresh[0]?.cursor.asOf ?? 0
  await loadRowsUpTo(most)
  const now = useQueue.getState()
  if (now.view !== view || now.filters !== filters) return
  const seen = new Set(painted.map(({ conversationId }) => conversationId))
  const rows = (now.rows ?? []).filter(({ gone }) => !gone)
  const end = rows.findLastIndex(({ conversationId }) => seen.has(conversationId))
  const isBelow = (row: ShownRow, at: number) =>
    next !== null && at > end && (row.waitingSince ?? 0) <= asOf
  const chosen = rows.filter((row, at) => seen.has(row.conversationId) || isBelow(row, at))
  const ids = chosen.slice(0, most).map(({ conversationId }) => conversationId)
  useSelection.setState({ ids: new Set(ids), anchor: null })
}

/** What is selected, as it stands now, in the order of the list. */
export function selectedRows(): QueueRow[] {
  const { ids } = useSelection.getState()
  return (useQueue.getState().rows ?? []).filter((row) => ids.has(row.conversationId))
}

/** What has left the view is nobody's to act on; another view begins with nothing selected. */
export function followSelection(): void {
  useQueue.subscribe((now, before) => {
    if (now.view !== before.view || now.filters !== before.filters) clearSelection()
    const { ids, anchor } = useSelection.getState()
    if (ids.size === 0 || now.rows === null || now.rows === before.rows) return
    const here = new Set(selectableIds())
    const left = [...ids].filter((id) => here.has(id))
    if (left.length < ids.size) useSelection.setState({ ids: new Set(left), anchor })
  })
}

function selectableIds(): string[] {
  const rows = useQueue.getState().rows ?? []
  return rows.filter(({ gone }) => !gone).map(({ conversationId }) => conversationId)
}
