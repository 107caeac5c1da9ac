import { evolve } from '../../../shared/domain/conversation.ts'
import { conversationOf, type ParsedEvent } from '../../../shared/events.ts'
import { followers } from '../../compose-record.ts'
import * as conversations from '../../log/conversation-states.ts'
import type { Transaction } from '../../store/port.ts'
import { isContradiction } from '../../store/store-failure.ts'

/**
 * Takes one event into the tables that follow the log, of a store that was empty before the first,
 * as `append` does while it writes: the same fold and the same followers.
 * @returns false when the event contradicts those before it.
 */
export async function rebuild(
  scratch: Transaction,
  { known, event }: ParsedEvent,
): Promise<boolean> {
  const conversationId = conversationOf(event)
  const before = conversationId === null ? null : await conversations.find(scratch, conversationId)
  try {
    const state = known ? evolve(before, event) : before
    if (known) for (const follow of followers) await follow(scratch, event, state)
    if (state !== null) await conversations.save(scratch, state, event.seq)
    return true
  } catch (error) {
    // Two events say what only one can say, such as the same message received twice.
    if (isContradiction(error)) return false
    throw error
  }
}
