import { create } from 'zustand'
import { type QueueFilters, setFilters } from '../../shared/domain/queue/filters.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { QueueCursor, QueueRow } from '../../shared/ipc/queue.ts'
import type { CallResult } from '../../shared/ipc.ts'
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
  /** Of all, whatever the filters leave. */
  counts: CallResult<'count-queue'>
  filters: QueueFilters
  /** What the filters leave; null while none is set. */
  weighed: CallResult<'weigh-queue-filters'> | null
  heldBack: number
  holding: boolean
  failed: boolean
}

const nothingKnown: QueueState = {
  view: 'waiting',
  rows: null,
  fresh: [],
  next: null,
  counts: {
    ...{ waiting: 0, mine: 0, pending: 0, team: 0, closed: 0, unsettled: 0, snoozed: 0 },
    toAnswer: 0,
  },
  filters: {},
  weighed: null,
  heldBack: 0,
  holding: false,
  failed: false,
}

export const useQueue = create<QueueState>()(() => nothingKnown)

/** How often all was forgotten: rows that were asked for before are nobody's. */
let forgotten = 0
/** A session's first rows, until they stand. */
let beginning: Promise<void> | null = null

export function forgetQueue(): void {
  forgotten += 1
  beginning = null
  useQueue.setState(nothingKnown)
}

/**
 * Where a session begins: with those whom this agent attends already, else with who waits.
 * @param until what has to be known before anything is shown; it is asked for meanwhile.
 */
export function beginQueue(until: Promise<unknown>): Promise<void> {
  beginning = readBeginning(until)
  return beginning
}

async function readBeginning(until: Promise<unknown>): Promise<void> {
  const since = forgotten
  const before = asks
  const { filters } = nothingKnown
  try {
    // At one go, though only one of the pages is shown: to ask how many are hers first takes as long.
    const [counts, mine, waiting] = await Promise.all([
      call('count-queue', {}),
      firstRows({ view: 'mine', filters }, PAGE),
      firstRows({ view: 'waiting', filters }, PAGE),
      until,
    ])
    if (since !== forgotten) return
    const view = counts.mine > 0 ? 'mine' : 'waiting'
    // Another view that she has chosen meanwhile is read next.
    if (isSame(useQueue.getState(), nothingKnown)) useQueue.setState({ view, filters })
    take({ view, filters }, view === 'mine' ? mine : waiting, { counts, weighed: null })
  } catch {
    // Said by the list itself, with a button to try again.
    if (since === forgotten) useQueue.setState({ failed: true })
  }
  if (since !== forgotten) return
  beginning = null
  // Something was announced meanwhile.
  if (asks !== before) await refresh()
}

export function showView(view: QueueView): void {
  if (view !== useQueue.getState().view) showQueue(view, useQueue.getState().filters)
}

/** Another view, other filters, or both. */
export function showQueue(view: QueueView, filters: QueueFilters): void {
  const begun = { rows: null, fresh: [], next: null, heldBack: 0, weighed: null }
  useQueue.setState({ view, filters, ...begun })
  void refreshQueue()
}

export function filterQueue(filters: QueueFilters): void {
  showQueue(useQueue.getState().view, filters)
}

export function isFiltered({ filters }: Pick<QueueState, 'filters'>): boolean {
  return setFilters(filters).length > 0
}

/** How many rows a view has to show. */
export function shownIn({ counts, weighed }: QueueState, view: QueueView): number {
  return (weighed?.counts ?? counts)[view]
}

/** Someone points at the list, or stopped doing so: see `arrangeRows`. */
export function holdQueue(holding: boolean): void {
  useQueue.setState({ holding })
  if (!holding) settleQueue()
}

/** The last row that anybody looks at, or has to do with; what is below it need not be kept fresh. */
let reach = 0

export function reachTo(index: number): void {
  reach = index
}

/** Shows what was held back, where it belongs. */
export function settleQueue(): void {
  const { rows, fresh } = useQueue.getState()
  if (rows !== null) useQueue.setState(arrangeRows(rows, fresh, false))
}

/** How often a refresh was asked for. */
let asks = 0

const refresh = coalesce(readQueue)

export function refreshQueue(): Promise<void> {
  asks += 1
  return beginning ?? refresh()
}

async function readQueue(): Promise<void> {
  const since = forgotten
  const state = useQueue.getState()
  const { view, filters } = state
  try {
    const [counts, weighed, page] = await Promise.all([
      call('count-queue', {}),
      isFiltered(state) ? call('weigh-queue-filters', { view, filters }) : null,
      firstRows(state, worthAsking(state)),
    ])
    if (since === forgotten) take(state, page, { counts, weighed })
  } catch {
    // Said by the list itself, with a button to try again.
    if (since === forgotten) useQueue.setState({ failed: true })
  }
}

export async function loadMoreRows(): Promise<void> {
  const asked = useQueue.getState()
  const { view, filters, next, fresh } = asked
  if (next === null) return
  const page = await call('page-queue', { view, filters, after: next, limit: PAGE })
  const state = useQueue.getState()
  // The list may have been refreshed or changed meanwhile: then this page joins nothing.
  if (!isSame(state, asked) || state.next !== next) return
  take(asked, { rows: [...fresh, ...page.rows], next: page.next }, state)
}

/** Reads on until there are so many rows, or no more. */
export async function loadRowsUpTo(most: number): Promise<void> {
  for (let before: QueueCursor | null = null; ; ) {
    const { next, fresh } = useQueue.getState()
    if (next === null || fresh.length >= most || next === before) return
    before = next
    await loadMoreRows()
  }
}

type Shown = Pick<QueueState, 'view' | 'filters'>

function isSame(one: Shown, other: Shown): boolean {
  return one.view === other.view && one.filters === other.filters
}

type Rows = { rows: QueueRow[]; next: QueueCursor | null }

function take(
  asked: Shown,
  { rows: fresh, next }: Rows,
  { counts, weighed }: Pick<QueueState, 'counts' | 'weighed'>,
): void {
  const state = useQueue.getState()
  if (!isSame(state, asked)) return
  const arranged = arrangeRows(state.rows ?? [], fresh, state.holding)
  useQueue.setState({ ...arranged, fresh, next, counts, weighed, failed: false })
}

/**
 * A list that was once scrolled far down is not asked for in whole at each news. While somebody points
 * at it nothing is cut off: what is missing then would be taken for gone.
 */
function worthAsking({ fresh, holding }: Pick<QueueState, 'fresh' | 'holding'>): number {
  return Math.max(PAGE, holding ? fresh.length : Math.min(fresh.length, reach + PAGE))
}

async function firstRows({ view, filters }: Shown, wanted: number): Promise<Rows> {
  const rows: QueueRow[] = []
  let next: QueueCursor | null = null
  do {
    const limit = Math.min(wanted - rows.length, LARGEST_PAGE)
    const page: Rows = await call('page-queue', { view, filters, after: next, limit })
    rows.push(...page.rows)
    next = page.next
  } while (next !== null && rows.length < wanted)
  return { rows, next }
}
