import type { EventBody } from '../events.ts'
import { isOwnWord } from './own-word.ts'

/** A reply of which it is not certain that it arrived. */
export type ReplyOnItsWay = {
  readonly messageId: string
  /** Since when the citizen waits if neither it nor a later one arrives; null for not at all. */
  readonly waitingSince: number | null
}

type Waiting = {
  readonly waitingSince: number | null
  /** Oldest first. */
  readonly repliesOnTheirWay: readonly ReplyOnItsWay[]
}

/**
 * Keeps beside a conversation what each reply was to answer. A reply ends the waiting as soon as it
 * is written, but one that fails ended nothing: the citizen then waits as before, unless another
 * reply arrived or may still arrive. Told of each event before it changes `waitingSince`.
 */
export function followReplies<State extends Waiting>(state: State, event: EventBody): State {
  switch (event.type) {
    case 'reply-queued':
      return written(
        event.resends === undefined ? state : failed(state, event.resends),
        event.messageId,
      )
    case 'send-failed':
      return failed(state, event.messageId)
    case 'status-received':
      if (event.status === 'sent') return state
      return event.status === 'failed'
        ? failed(state, event.messageId)
        : arrived(state, event.messageId)
    case 'reply-settled':
      return event.settlement === 'arrived' ? arrived(state, event.messageId) : state
    case 'phone-message-sent':
      // It certainly arrived: whatever fails after it, the last word is the desk's.
      return isOwnWord(event) ? { ...state, repliesOnTheirWay: [] } : state
    case 'attendance-opened':
    case 'attendance-closed':
      return { ...state, repliesOnTheirWay: [] }
    default:
      return state
  }
}

function written<State extends Waiting>(state: State, messageId: string): State {
  const { waitingSince, repliesOnTheirWay } = state
  if (waitingSince === null && repliesOnTheirWay.length === 0) return state
  return { ...state, repliesOnTheirWay: [...repliesOnTheirWay, { messageId, waitingSince }] }
}

/** Who has this reply has been answered, whatever became of those before it. */
function arrived<State extends Waiting>(state: State, messageId: string): State {
  const index = indexOf(state, messageId)
  if (index === -1) return state
  return { ...state, repliesOnTheirWay: state.repliesOnTheirWay.slice(index + 1) }
}

/** The next reply now answers for this one too; without a next one the citizen waits. */
function failed<State extends Waiting>(state: State, messageId: string): State {
  const index = indexOf(state, messageId)
  const lost = state.repliesOnTheirWay[index]
  if (lost === undefined) return state
  const before = state.repliesOnTheirWay.slice(0, index)
  const [next, ...later] = state.repliesOnTheirWay.slice(index + 1)
  if (next === undefined) {
    const waitingSince = earliest(lost.waitingSince, state.waitingSince)
    return { ...state, waitingSince, repliesOnTheirWay: before }
  }
  const both = { ...next, waitingSince: earliest(lost.waitingSince, next.waitingSince) }
  return { ...state, repliesOnTheirWay: [...before, both, ...later] }
}

function indexOf({ repliesOnTheirWay }: Waiting, messageId: string): number {
  return repliesOnTheirWay.findIndex((reply) => reply.messageId === messageId)
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}
