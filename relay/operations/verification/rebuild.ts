import Database from 'better-sqlite3'
import { evolve } from '../../../shared/domain/conversation.ts'
import { conversationOf, type ParsedEvent } from '../../../shared/events.ts'
import { composeFollowers } from '../../compose-record.ts'
import { createConversationStates } from '../../log/conversation-states.ts'
import type { Store } from '../../store/open-store.ts'

/**
 * Fills an empty store's tables that follow the log, event by event, as `append` does while it
 * writes: the same fold and the same followers.
 */
export function createRebuild(scratch: Store) {
  const states = createConversationStates(scratch)
  const { followers } = composeFollowers(scratch, () => 0)
  return {
    /** @returns false when the event contradicts those before it. */
    take: ({ known, event }: ParsedEvent): boolean => {
      const conversationId = conversationOf(event)
      const before = conversationId === null ? null : states.find(conversationId)
      try {
        const state = known ? evolve(before, event) : before
        if (known) for (const follow of followers) follow(event, state)
        if (state !== null) states.save(state, event.seq)
        return true
      } catch (error) {
        // Two events say what only one can say, such as the same message received twice.
        if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) {
          return false
        }
        throw error
      }
    },
  }
}
