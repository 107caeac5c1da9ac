import { create } from 'zustand'
import type { CallArguments } from '../../shared/ipc.ts'
import { call } from '../bridge.ts'
import { isOpen, refreshConversation, setWriting, useConversation } from './conversation.ts'
import { returnToDraft, saveAllDrafts } from './drafts.ts'
import { inTurn } from './issue.ts'
import { notify } from './notices.ts'
import { returnQuote } from './quoting.ts'
import { focusRegion } from './regions.ts'

/** The conversation whose draft is being scheduled; null for none. */
export const useScheduling = create<{ conversationId: string | null }>()(() => ({
  conversationId: null,
}))

export function askWhen(conversationId: string | null): void {
  useScheduling.setState({ conversationId })
}

type How = CallArguments<'change-schedule'>['how']

/** Edits, sends or cancels what waits for its moment. */
export async function changeSchedule(
  conversationId: string,
  scheduleId: string,
  how: How,
): Promise<void> {
  await saveAllDrafts()
  const answer = await inTurn(() =>
    call('change-schedule', {
      ...{ conversationId, scheduleId, how },
      ...{ commandId: crypto.randomUUID(), messageId: crypto.randomUUID() },
      seenSeq: useConversation.getState().view?.seenSeq ?? 0,
    }),
  )
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  else if (answer.written !== null) {
    const { text, quote } = answer.written
    if (text !== '') returnToDraft('reply', conversationId, text)
    returnQuote(conversationId, quote)
    if (isOpen(conversationId)) {
      setWriting('reply')
      requestAnimationFrame(() => focusRegion('composer-text'))
    }
  }
  await refreshConversation()
}
