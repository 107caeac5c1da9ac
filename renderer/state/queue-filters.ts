import { create } from 'zustand'
import type { SavedFilter } from '../../shared/domain/queue/saved-filter.ts'
import type { CallResult } from '../../shared/ipc.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { notify } from './notices.ts'

type QueueFiltersState = {
  /** Null until it was read. */
  list: CallResult<'list-queue-filters'> | null
  failed: boolean
}

const nothingKnown: QueueFiltersState = { list: null, failed: false }

/** This agent's saved filters, and the quadras that can be chosen. */
export const useQueueFilters = create<QueueFiltersState>()(() => nothingKnown)

export const refreshQueueFilters = coalesce(async () => {
  try {
    useQueueFilters.setState({ list: await call('list-queue-filters', {}), failed: false })
  } catch {
    // Said where they are listed, with a button to try again.
    useQueueFilters.setState({ failed: true })
  }
})

export function forgetQueueFilters(): void {
  useQueueFilters.setState(nothingKnown)
}

/** New, under another name, or back again. @returns whether it was queued. */
export function keepFilter(filter: SavedFilter): Promise<boolean> {
  return ask({ type: 'save-queue-filter', filter })
}

export function removeFilter(filterId: string): Promise<boolean> {
  return ask({ type: 'remove-queue-filter', filterId })
}

type Order =
  | { type: 'save-queue-filter'; filter: SavedFilter }
  | { type: 'remove-queue-filter'; filterId: string }

async function ask(order: Order): Promise<boolean> {
  const command = { ...order, commandId: crypto.randomUUID(), issuedAt: Date.now() }
  const answer = await call('issue-command', { command })
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshQueueFilters()
  return answer.outcome === 'queued'
}
