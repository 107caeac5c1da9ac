import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { conversationOf, type EventBody, type LogEvent } from '../../shared/events.ts'
import type { Transaction } from '../store/port.ts'
import * as conversations from './conversation-states.ts'
import { erasedBody } from './erased-body.ts'

/**
 * Appends what `decide` says to the log. `decide` is given the conversation as it stands (null when
 * it has not begun, or for events of the organisation) and must be pure; what it has to draw first,
 * such as a protocol number, it draws from the same transaction.
 * @returns the newest event of the conversation; of the log, for events of the organisation.
 */
export type Append = (
  conversationId: string | null,
  decide: (state: Conversation | null) => readonly EventBody[] | Promise<readonly EventBody[]>,
) => Promise<number>

/** A transaction that can also append to the log. */
export type LogTransaction = Transaction & { readonly append: Append }

/** A table that follows the log: told of each event in the transaction that writes it. */
export type Follower = (
  tx: Transaction,
  event: LogEvent,
  conversation: Conversation | null,
) => Promise<void>

/** The one writer of `log`, `content` and `log_head`. */
export function appendingTo(
  tx: Transaction,
  { followers, clock }: { followers: readonly Follower[]; clock: () => number },
): LogTransaction {
  const append: Append = async (conversationId, decide) => {
    const before = conversationId === null ? null : await conversations.find(tx, conversationId)
    const decided = await decide(before)
    const bodies = before?.erased ? decided.map(erasedBody) : decided
    let seq = await headOf(tx)
    if (bodies.length === 0) {
      return conversationId === null ? seq : conversations.lastSeq(tx, conversationId)
    }
    const at = clock()
    let state = before
    for (const body of bodies) {
      if (conversationOf(body) !== conversationId) throw new Error('event-of-another-conversation')
      seq += 1
      const event: LogEvent = { seq, at, ...body }
      state = evolve(state, event)
      await write(tx, event)
      for (const follow of followers) await follow(tx, event, state)
    }
    await tx.run('update log_head set seq = ?', seq)
    if (state !== null) await conversations.save(tx, state, seq)
    return seq
  }
  return { ...tx, append }
}

async function headOf(tx: Transaction): Promise<number> {
  const row = await tx.get<{ seq: number }>('select seq from log_head')
  return row?.seq ?? 0
}

async function write(tx: Transaction, event: LogEvent): Promise<void> {
  const { seq, at, ...body } = event
  const { content, ...envelope } = { content: undefined, ...body }
  const hasContent = content !== undefined
  await tx.run(
    `insert into log (seq, at, conversation_id, identifies, envelope, has_content)
      values (?, ?, ?, ?, ?, ?)`,
    ...[seq, at, conversationOf(body), identifiedBy(body)],
    ...[JSON.stringify(envelope), hasContent ? 1 : 0],
  )
  if (hasContent) {
    await tx.run('insert into content (seq, body) values (?, ?)', seq, JSON.stringify(content))
  }
}

/** The citizen whom an event tells who they are; a snapshot holds only the newest of each. */
export function identifiedBy(body: { type: string; citizenId?: unknown }): string | null {
  return body.type === 'citizen-identified' ? String(body.citizenId) : null
}
