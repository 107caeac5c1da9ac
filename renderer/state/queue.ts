import { create } from 'zustand'
import type { CallResult, QueueCursor, QueueRow, QueueView } from '../../shared/ipc.ts'
import { call } from '../bridge.ts'
import { arrangeRows, type ShownRow } from './arrange-rows.ts'
import { coalesce } from './coalesce.ts'

const PAGE = 60
const LARGEST_PAGE = 200

type QueueState = {
  view: QueueView
  /** Null until the view's first page is there. */
  rows: ShownRow[] | null
  fresh: QueueRow[]
  next: QueueCursor | null
  counts: CallResult<'count-queue'>
  heldBack: number
  holding: boolean
  failed: boolean
}

const nothingKnown: QueueState = {
  view: 'waiting',
  rows: null,
  fresh: [],
  next: null,
  counts: { waiting: 0, mine: 0, pending: 0, team: 0, closed: 0, unsettled: 0, toAnswer: 0 },
  heldBack: 0,
  holding: false,
  failed: false,
}

export const useQueue = create<QueueState>()(() => nothingKnown)

export function forgetQueue(): void {
  useQueue.setState(nothingKnown)
}

/** Where a session begins: with those whom this agent attends already, else with who waits. */
export async function beginQueue(): Promise<void> {
  const counts = await call('count-queue', {})
  useQueue.setState({ counts, view: counts.mine > 0 ? 'mine' : 'waiting' })
  await refreshQueue()
}

export function showView(view: QueueView): void {
  if (view === useQueue.getState().view) return
  useQueue.setState({ view, rows: null, fresh: [], next: null, heldBack: 0 })
  void refreshQueue()
}

/** Someone points at the list, or stopped doing so: see `arrangeRows`. */
export function holdQueue(holding: boolean): void {
  useQueue.setState({ holding })
  if (!holding) settleQueue()
}

/** Shows what was held back, where it belongs. */
export function settleQueue(): void {
  const { rows, fresh } = useQueue.getState()
  if (rows !== null) useQueue.setState(arrangeRows(rows, fresh, false))
}

export const refreshQueue = coalesce(async () => {
  const { view, fresh } = useQueue.getState()
  try {
    const [counts, page] = await Promise.all([
      call('count-queue', {}),
      firstRows(view, Math.max(PAGE, fresh.length)),
    ])
    take(view, page, counts)
  } catch {
    // Said by the list itself, with a button to try again.
    useQueue.setState({ failed: true })
  }
})

export async function loadMoreRows(): Promise<void> {
  const { view, next, fresh } = useQueue.getState()
  if (next === null) return
  const page = await call('page-queue', { view, after: next, limit: PAGE })
  const state = useQueue.getState()
  // The list may have been refreshed or changed meanwhile: then this page joins nothing.
  if (state.view !== view || state.next !== next) return
  take(view, { rows: [...fresh, ...page.rows], next: page.next }, state.counts)
}

type Rows = { rows: QueueRow[]; next: QueueCursor | null }

function take(view: QueueView, { rows: fresh, next }: Rows, counts: QueueState['counts']): void {
  const state = useQueue.getState()
  if (state.view !== view) return
  const arranged = arrangeRows(state.rows ?? [], fresh, state.holding)
  useQueue.setState({ ...arranged, fresh, next, counts, failed: false })
}

/** As many rows as are on the screen already, so that a refresh does not cut the list. */
async function firstRows(view: QueueView, wanted: number): Promise<Rows> {
  const rows: QueueRow[] = []
  let next: QueueCursor | null = null
  do {
    const limit = Math.min(wanted - rows.length, LARGEST_PAGE)
    const page: Rows = await call('page-queue', { view, after: next, limit })
    rows.push(...page.rows)
    next = page.next
  } while (next !== null && rows.length < wanted)
  return { rows, next }
}
