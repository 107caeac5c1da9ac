import { create } from 'zustand'
import type { UnsentCase, UnsentItem } from '../../shared/ipc/offline.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { openConversation, openConversationAt } from './conversation.ts'
import { notify } from './notices.ts'
import { showOverlay, useOverlay } from './overlay.ts'
import { focusRegion } from './regions.ts'
import { changeSchedule } from './schedule.ts'
import { takeBackToDraft } from './take-back.ts'
import { undo } from './undo.ts'

/** `cases`: null until it was asked for. */
export const useUnsent = create<{ cases: UnsentCase[] | null; failed: boolean }>()(() => ({
  cases: null,
  failed: false,
}))

export const refreshUnsent = coalesce(async () => {
  try {
    const { cases } = await call('list-unsent', {})
    useUnsent.setState({ cases, failed: false })
  } catch {
    // Said in the list's place, with a button to try again.
    useUnsent.setState({ failed: true })
  }
})

/** What one agent wrote to whom is nothing for the next one at this PC. */
export function forgetUnsent(): void {
  useUnsent.setState({ cases: null, failed: false })
}

/** The outbox, or what is known of a case in it, changed: the list tells, where it is open. */
export function followUnsent(): void {
  if (useOverlay.getState().overlay === 'unsent') void refreshUnsent()
}

/** To its place in the conversation; what concerns the organisation, to its own screen. */
export async function openUnsent(
  { about, conversationId }: UnsentCase,
  { itemId }: UnsentItem,
): Promise<void> {
  showOverlay(about === 'case' ? null : about)
  if (conversationId === null) return
  await openConversationAt(conversationId, itemId)
  requestAnimationFrame(() => focusRegion('conversation-log'))
}

/** Its words are a draft again, and the caret stands in them. */
export async function editUnsent(conversationId: string, { commandId }: UnsentItem): Promise<void> {
  showOverlay(null)
  // First, so that its draft is here: what comes back stands below it.
  await openConversation(conversationId)
  await takeBackToDraft(conversationId, commandId)
  requestAnimationFrame(() => focusRegion('composer-text'))
}

/** The same while it waits for that alone: with everything that left with it. */
export async function undoUnsent(conversationId: string): Promise<void> {
  showOverlay(null)
  await openConversation(conversationId)
  await undo(conversationId)
}

export async function editScheduled(conversationId: string, { itemId }: UnsentItem): Promise<void> {
  showOverlay(null)
  await openConversation(conversationId)
  await changeSchedule(conversationId, itemId, 'edit')
}

export async function cancelScheduled(
  conversationId: string,
  { itemId }: UnsentItem,
): Promise<void> {
  await changeSchedule(conversationId, itemId, 'cancel')
  await refreshUnsent()
}

export async function withdrawUnsent({ commandId }: UnsentItem): Promise<void> {
  const answer = await call('discard-command', { commandId })
  if (answer.outcome === 'already-sent') notify({ kind: 'already-sent' })
  await refreshUnsent()
}
