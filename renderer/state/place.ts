import type { QueueFilters } from '../../shared/domain/queue/filters.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { openConversation, setWriting, useConversation } from './conversation.ts'
import { showQueue, useQueue } from './queue.ts'

type Place = {
  agentId: string
  view: QueueView
  filters: QueueFilters
  conversationId: string | null
  writing: WritingKind
}

let left: Place | null = null

/** Where she is when her console is locked: hers alone, for when she comes back. */
export function keepPlace(agentId: string): void {
  const { conversationId, writing } = useConversation.getState()
  const { view, filters } = useQueue.getState()
  left = { agentId, conversationId, writing, view, filters }
}

/** Whoever comes, the place is given up: to her, or to nobody. */
export async function returnToPlace(agentId: string): Promise<void> {
  const place = left
  left = null
  if (place?.agentId !== agentId) return
  showQueue(place.view, place.filters)
  if (place.conversationId === null) return
  await openConversation(place.conversationId)
  setWriting(place.writing)
}
