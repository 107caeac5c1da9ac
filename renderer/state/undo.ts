import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { UndoSeconds } from '../../shared/ipc/undo.ts'
import { call } from '../bridge.ts'
import { focusRegion } from './regions.ts'
import { type Undone, undoSending } from './take-back.ts'

const nothingUndone = { conversationId: null, what: 'reply', alsoUndone: false } as const

/** What became of taking something back last: said to a screen reader. */
export const useUndone = create<Undone & { conversationId: string | null }>()(() => nothingUndone)

/** How long this agent's replies can be taken back (s); null until it was asked for. */
export const useUndoSeconds = create<{ seconds: number | null }>()(() => ({ seconds: null }))

/** The words stand in the field again, and the caret in them. */
export async function undo(conversationId: string): Promise<void> {
  const undone = await undoSending(conversationId)
  if (undone === null) return
  const { what, alsoUndone } = undone
  useUndone.setState({ conversationId, what, alsoUndone })
  requestAnimationFrame(() => focusRegion('composer-text'))
}

/** Of the next reply that waits it is to be said anew. */
export function forgetUndone(): void {
  useUndone.setState(nothingUndone)
}

/** Both are of whoever was signed in. */
export function forgetUndo(): void {
  forgetUndone()
  useUndoSeconds.setState({ seconds: null })
}

/** What can still be taken back in a conversation, in its order: replies, or the transfer. */
export function heldIn({ page }: ConversationView): TimelineItem[] {
  return page.items.filter(isHeldItem)
}

/** The transfer of the conversation, while it can still be taken back. */
export function isTransferHeld(view: ConversationView): boolean {
  return heldIn(view).at(-1)?.kind === 'event'
}

export function isHeldItem({ unconfirmed }: TimelineItem): boolean {
  return unconfirmed?.state === 'waiting' && unconfirmed.heldUntil !== undefined
}

export async function readUndoSeconds(): Promise<void> {
  useUndoSeconds.setState(await call('read-undo-seconds', {}))
}

export async function saveUndoSeconds(seconds: UndoSeconds): Promise<void> {
  await call('save-undo-seconds', { seconds })
  useUndoSeconds.setState({ seconds })
}
