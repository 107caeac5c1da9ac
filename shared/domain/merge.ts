import type { EventBody } from '../events.ts'

/**
 * Somebody decided that two citizens are one person. It joins what the console shows and moves
 * nothing: each keeps identities and conversation, so that undoing it is taking it away.
 */
export type Merge = {
  readonly mergeId: string
  /** The other one of the two. */
  readonly citizenId: string
  readonly conversationId: string
  readonly agentId: string
  readonly at: number
}

type Mergeable = { readonly merges: readonly Merge[] }

export function followMerges<State extends Mergeable>(
  state: State,
  event: EventBody & { readonly at: number },
): State {
  switch (event.type) {
    case 'citizens-merged': {
      const { mergeId, agentId, at, withCitizenId, withConversationId } = event
      const merge = { mergeId, citizenId: withCitizenId, conversationId: withConversationId }
      return { ...state, merges: [...state.merges, { ...merge, agentId, at }] }
    }
    case 'merge-undone':
      return { ...state, merges: state.merges.filter(({ mergeId }) => mergeId !== event.mergeId) }
    default:
      return state
  }
}

/**
 * All conversations (or citizens) of one person, the given one first: whatever merges lead to, in
 * either direction.
 */
export function joinedWith(first: string, pairs: readonly (readonly [string, string])[]): string[] {
  const joined = new Set([first])
  // A set that grows is walked to its end, the newcomers too.
  for (const one of joined) {
    for (const [from, to] of pairs) {
      if (from === one) joined.add(to)
      if (to === one) joined.add(from)
    }
  }
  return [...joined]
}
