import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { close } from './commands.ts'
import { useConversation } from './conversation.ts'
import { letGo } from './desk.ts'
import { takeNext } from './next-citizen.ts'
import { catchFocus } from './regions.ts'
import { typingAhead } from './type-ahead.ts'

type Closing = { conversationId: string; thenNext: boolean }

/** The attendance that somebody is asked about, because someone is still to answer; null for none. */
export const useClosing = create<{ asking: Closing | null }>()(() => ({ asking: null }))

/** Ends an attendance; asks first where that would leave the citizen, or a question to an area, without an answer. */
export async function endAttendance(view: ConversationView, thenNext = false): Promise<void> {
  const { conversationId, waitingSince, forwarding } = view
  if (waitingSince === null && forwarding === null) await endNow(view, thenNext)
  else useClosing.setState({ asking: { conversationId, thenNext } })
}

/** Ends the open attendance, if it is this agent's to end, and goes on to the next citizen. */
export async function endAndTakeNext(): Promise<void> {
  const { view } = useConversation.getState()
  if (view?.can.close) await endAttendance(view, true)
  else await takeNext()
}

export async function confirmEnd(view: ConversationView): Promise<void> {
  const thenNext = useClosing.getState().asking?.thenNext ?? false
  keepAttending()
  await endNow(view, thenNext)
}

export function keepAttending(): void {
  useClosing.setState({ asking: null })
}

async function endNow(view: ConversationView, thenNext: boolean): Promise<void> {
  const closed = close(view)
  if (!thenNext) await letGo(closed)
  else {
    const { conversationId } = view
    // The one that is on her way already is the next one: what she types is for whoever that is.
    const next = closed.then((isClosed) => (isClosed ? takeNext() : conversationId))
    await typingAhead(next, conversationId)
    // Nobody may have been next.
    catchFocus()
  }
}
