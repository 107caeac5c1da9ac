import type { EventBody } from '../events.ts'
import { timelineMoment } from './sent-time.ts'

/**
 * WhatsApp said that the citizen of a conversation is known under something else now. A number can
 * have passed to a stranger, so what stands before that place in the timeline is covered until an
 * agent has confirmed who writes. Source: Cloud API reference, section 2.8, "Security".
 */
export type Veil = {
  readonly change: 'number' | 'user-id' | 'device'
  /** Where the change stands in the timeline. */
  readonly at: number
  readonly seq: number
}

type Veiled = { readonly veil: Veil | null }

/** Follows who an agent takes the writer for. */
export function followVeil<State extends Veiled>(
  state: State,
  event: EventBody & { readonly seq?: number },
): State {
  switch (event.type) {
    case 'identity-changed': {
      const { change, changedAt, seq = 0 } = event
      const next = { change, at: timelineMoment(changedAt), seq }
      // Of two changes that arrive in the wrong order, the later one covers more.
      const covers = state.veil === null || !isBefore(next, state.veil)
      return covers ? { ...state, veil: next } : state
    }
    case 'identity-confirmed':
    case 'identity-refuted':
      return state.veil === null ? state : { ...state, veil: null }
    default:
      return state
  }
}

/** Whether what stands at this place of the timeline is covered. */
export function isVeiled(veil: Veil | null, place: { at: number; seq: number }): boolean {
  return veil !== null && isBefore(place, veil)
}

type Place = { readonly at: number; readonly seq: number }

function isBefore(one: Place, other: Place): boolean {
  return one.at < other.at || (one.at === other.at && one.seq < other.seq)
}
