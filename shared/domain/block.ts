import type { EventBody } from '../events.ts'
import * as z from '../late-zod.ts'
import { isOwnWord } from './own-word.ts'

/** Why somebody may be blocked at all: a public body owes everybody an answer otherwise. */
export const blockReasonSchema = z.enum(['threat', 'abuse', 'spam', 'fraud', 'other'])

export type BlockReason = z.infer<typeof blockReasonSchema>

/** No block is for ever: after so many days somebody has to decide again. */
export const MAX_BLOCK_DAYS = 90

export const DAY_MS = 24 * 60 * 60 * 1000

/**
 * A citizen whose messages are recorded and reach nobody's queue. It is in force until its end
 * stands in the log, which the relay writes by itself once `until` has come.
 */
export type Block = {
  readonly reason: BlockReason
  readonly agentId: string
  readonly since: number
  readonly until: number
  /** Where the note stands in the log; null in a prediction. */
  readonly noteSeq: number | null
  /** Words of the citizen that came meanwhile, and the time of the first. */
  readonly heldBack: number
  readonly waitingSince: number | null
}

/** An agent asks those who may block. */
export type BlockRequest = {
  readonly reason: BlockReason
  readonly agentId: string
  readonly at: number
  readonly noteSeq: number | null
}

type Blockable = {
  readonly block: Block | null
  readonly blockRequest: BlockRequest | null
  readonly waitingSince: number | null
}

/** Told of each event before the rest of the state is. */
export function followBlock<State extends Blockable>(
  state: State,
  event: EventBody & { readonly at: number; readonly seq?: number },
): State {
  switch (event.type) {
    case 'block-requested': {
      const { reason, agentId, at, seq = null } = event
      return { ...state, blockRequest: { reason, agentId, at, noteSeq: seq } }
    }
    case 'block-declined':
      return { ...state, blockRequest: null }
    case 'citizen-blocked': {
      const { reason, agentId, at: since, until, seq: noteSeq = null } = event
      const block = { reason, agentId, since, until, noteSeq, heldBack: 0, waitingSince: null }
      return { ...state, block, blockRequest: null }
    }
    case 'message-received':
      return state.block !== null && isOwnWord(event) ? heldBack(state, state.block, event) : state
    case 'block-ended':
      return { ...state, block: null, waitingSince: state.block?.waitingSince ?? null }
    default:
      return state
  }
}

function heldBack<State extends Blockable>(
  state: State,
  block: Block,
  { sentAt }: { readonly sentAt: number },
): State {
  const waitingSince = block.waitingSince ?? sentAt
  return { ...state, block: { ...block, heldBack: block.heldBack + 1, waitingSince } }
}

type Case = {
  readonly conversationId: string
  readonly attendance: { readonly attendanceId: string; readonly status: string } | null
  readonly block: Block | null
}

/**
 * What ends a block: whoever wrote meanwhile comes to the queue, in the attendance that the block
 * had closed and in which the words stand.
 * @param by null where its time has come.
 */
export function endBlock(
  { conversationId, attendance, block }: Case,
  by: { readonly agentId: string; readonly commandId: string } | null,
): EventBody[] {
  if (block === null) return []
  const { agentId, commandId } = by ?? { agentId: null, commandId: null }
  const ended: EventBody = { type: 'block-ended', conversationId, agentId, commandId }
  if (block.waitingSince === null || attendance === null) return [ended]
  const { attendanceId } = attendance
  const reopened: EventBody = {
    type: 'attendance-reopened',
    conversationId,
    attendanceId,
    since: block.waitingSince,
    agentId: null,
    commandId: null,
  }
  return [reopened, ended]
}
