import type { EventBody } from '../events.ts'

/** A reply that asks for a person's decision: nobody knows whether it arrived, or it did not. */
export type UnsettledReply = {
  readonly messageId: string
  readonly outcome: 'unknown' | 'failed'
}

type Unsettled = {
  readonly unsettledReplies: readonly UnsettledReply[]
  /** The newest reactions of the desk: of one that did not arrive nobody has to decide anything. */
  readonly ownReactions?: readonly string[] | undefined
}

/** Of a long outage, the newest. */
const MOST_UNSETTLED = 100
const MOST_REACTIONS = 100

/**
 * Keeps which replies wait for a decision, oldest first: whoever decides twice, or in two places,
 * must be told that it is decided already. What WhatsApp says later settles an unknown reply too.
 */
export function followUnsettled<State extends Unsettled>(state: State, event: EventBody): State {
  switch (event.type) {
    case 'reaction-queued': {
      const ownReactions = [...(state.ownReactions ?? []), event.messageId].slice(-MOST_REACTIONS)
      return { ...state, ownReactions }
    }
    case 'send-unknown':
      return withReply(state, { messageId: event.messageId, outcome: 'unknown' })
    case 'send-failed':
      return withReply(state, { messageId: event.messageId, outcome: 'failed' })
    case 'status-received':
      return event.status === 'failed'
        ? withReply(state, { messageId: event.messageId, outcome: 'failed' })
        : without(state, event.messageId)
    case 'send-accepted':
    case 'reply-settled':
      return without(state, event.messageId)
    case 'reply-queued':
      return event.resends === undefined ? state : without(state, event.resends)
    default:
      return state
  }
}

export function findUnsettled(
  { unsettledReplies }: Unsettled,
  messageId: string,
): UnsettledReply | null {
  return unsettledReplies.find((reply) => reply.messageId === messageId) ?? null
}

function withReply<State extends Unsettled>(state: State, reply: UnsettledReply): State {
  if (state.ownReactions?.includes(reply.messageId)) return state
  const others = state.unsettledReplies.filter(({ messageId }) => messageId !== reply.messageId)
  return { ...state, unsettledReplies: [...others, reply].slice(-MOST_UNSETTLED) }
}

function without<State extends Unsettled>(state: State, messageId: string): State {
  if (findUnsettled(state, messageId) === null) return state
  const unsettledReplies = state.unsettledReplies.filter((reply) => reply.messageId !== messageId)
  return { ...state, unsettledReplies }
}
