import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { conversationOf, type EventBody, type LogEvent } from '../../shared/events.ts'
import type { Store } from '../store/open-store.ts'
import type { ConversationStates } from './conversation-states.ts'

/**
 * Appends what `decide` says to the log. `decide` is given the conversation as it stands (null when
 * it has not begun, or for events of the organisation) and must be pure and synchronous.
 * @returns the newest event of the conversation; of the log, for events of the organisation.
 */
export type Append = (
  conversationId: string | null,
  decide: (state: Conversation | null) => readonly EventBody[],
) => number

/** A table that follows the log: told of each event in the transaction that writes it. */
export type Follower = (event: LogEvent, conversation: Conversation | null) => void

/** The one writer of `log`, `content` and `log_head`. Only to be called inside a transaction. */
export function createAppend(
  { database }: Store,
  states: ConversationStates,
  followers: readonly Follower[],
  clock: () => number,
): Append {
  const head = database.prepare<[], number>('select seq from log_head').pluck()
  const moveHead = database.prepare<[number]>('update log_head set seq = ?')
  const insertEvent = database.prepare<[number, number, string | null, string, number]>(
    'insert into log (seq, at, conversation_id, envelope, has_content) values (?, ?, ?, ?, ?)',
  )
  const insertContent = database.prepare<[number, string]>(
    'insert into content (seq, body) values (?, ?)',
  )

  function write(event: LogEvent): void {
    const { seq, at, ...body } = event
    const { content, ...envelope } = { content: undefined, ...body }
    const conversationId = conversationOf(body)
    const hasContent = content !== undefined
    insertEvent.run(seq, at, conversationId, JSON.stringify(envelope), hasContent ? 1 : 0)
    if (hasContent) insertContent.run(seq, JSON.stringify(content))
  }

  return (conversationId, decide) => {
    if (!database.inTransaction) throw new Error('append-outside-transaction')
    const before = conversationId === null ? null : states.find(conversationId)
    const bodies = decide(before)
    let seq = head.get() ?? 0
    if (bodies.length === 0) return conversationId === null ? seq : states.lastSeq(conversationId)
    const at = clock()
    let state = before
    for (const body of bodies) {
      if (conversationOf(body) !== conversationId) throw new Error('event-of-another-conversation')
      seq += 1
      const event: LogEvent = { seq, at, ...body }
      state = evolve(state, event)
      write(event)
      for (const follow of followers) follow(event, state)
    }
    moveHead.run(seq)
    if (state !== null) states.save(state, seq)
    return seq
  }
}
