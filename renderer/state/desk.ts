import type { WritingKind } from '../../shared/ipc/writing.ts'
import {
  closeConversation,
  isOpen,
  jumpToLatest,
  openConversation,
  openConversationAt,
  setWriting,
  useConversation,
} from './conversation.ts'
import { reportDefects } from './notices.ts'
import { useQueue } from './queue.ts'
import { catchFocus, focusRegion, isOnScreen } from './regions.ts'
import { forgetAhead, typingAhead } from './type-ahead.ts'

/** Shows a conversation and leaves the focus where it is: for walking the list. */
export function showRow(conversationId: string): void {
  reportDefects(openConversation(conversationId))
}

/** Shows a conversation and goes to where one writes in it: for a click. */
export function openRow(conversationId: string): void {
  forgetAhead()
  reportDefects(goInto(conversationId, openConversation(conversationId)))
}

/** The same, at one of its items. */
export function openRowAt(conversationId: string, itemId: string): void {
  forgetAhead()
  reportDefects(goInto(conversationId, openConversationAt(conversationId, itemId)))
}

/** Shows a conversation at its newest end, where what the relay refused stands. */
export function showRefused(conversationId: string): void {
  const work = openConversation(conversationId).then(() => {
    jumpToLatest(conversationId)
    requestAnimationFrame(() => focusRegion('conversation-log'))
  })
  reportDefects(work)
}

/** Goes there when `way` has ended; what is typed meanwhile is written there. */
export function goInto(conversationId: string, way: Promise<unknown>): Promise<unknown> {
  return typingAhead(
    way.then(() => {
      // She may have gone to another one by herself.
      if (isOpen(conversationId)) enterConversation()
      return conversationId
    }),
  )
}

/** She gives it away, or ends it: it stays before her, and the focus in it. */
export async function letGo(work: Promise<boolean>): Promise<void> {
  if (await work) catchFocus()
}

/** Into the composer where this agent may write, else to the conversation itself. */
export function enterConversation(): void {
  const mayReply = useConversation.getState().view?.can.reply ?? false
  // After the frame that draws it: a field that is not there yet takes no focus.
  requestAnimationFrame(() => focusRegion(mayReply ? 'composer-text' : 'conversation-log'))
}

/** To where a reply or a note is written. */
export function write(kind: WritingKind): void {
  setWriting(kind)
  requestAnimationFrame(() => focusRegion('composer-text'))
}

/** The conversation below (1) or above (-1) in the list; the first one where none is open. */
export function showNeighbour(step: 1 | -1): void {
  const { rows } = useQueue.getState()
  if (!rows || rows.length === 0) return
  const { conversationId } = useConversation.getState()
  const at = rows.findIndex((row) => row.conversationId === conversationId)
  const next = at < 0 ? 0 : Math.max(0, Math.min(at + step, rows.length - 1))
  const row = rows[next]
  if (row) openRow(row.conversationId)
}

/** Back to the list; on a narrow screen, which shows one of the two, the conversation closes. */
export function backToList(): void {
  if (!isOnScreen('queue-list')) closeConversation()
  requestAnimationFrame(() => focusRegion('queue-list'))
}
