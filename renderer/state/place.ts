import type { QueueView, WritingKind } from '../../shared/ipc.ts'
import { openConversation, setWriting, useConversation } from './conversation.ts'
import { showView, useQueue } from './queue.ts'

type Place = {
  agentId: string
  view: QueueView
  conversationId: string | null
  writing: WritingKind
}

let left: Place | null = null

/** Where she is when her console is locked: hers alone, for when she comes back. */
export function keepPlace(agentId: string): void {
  const { conversationId, writing } = useConversation.getState()
  left = { agentId, conversationId, writing, view: useQueue.getState().view }
}

/** Whoever comes, the place is given up: to her, or to nobody. */
export async function returnToPlace(agentId: string): Promise<void> {
  const place = left
  left = null
  if (place?.agentId !== agentId) return
  showView(place.view)
  if (place.conversationId === null) return
  await openConversation(place.conversationId)
  setWriting(place.writing)
}
